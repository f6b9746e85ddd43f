import type { AuditEvent, JsonObject, StoreTransaction, TimelineItem, ZhiliError } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import { abilityFor } from "@zhili/engine/access";
import type { Configuration } from "../configuration/configuration.js";
import type { Platform, PlatformEvent, RequestContext } from "../platform.js";
import { appendAudit } from "./append-audit.js";
import { RecordShelf } from "./record-shelf.js";

/** Refusals that end a use case, and that a rehearsal only collects. */
export interface Rehearsal {
  /** Entries that a ledger would not take. */
  readonly shortages: { readonly ledger: string; readonly account: string; readonly holder: string; readonly refusal: ZhiliError }[];
  /** Steps that would not be taken. */
  readonly refusals: ZhiliError[];
}

/**
 * One use case inside one store transaction: what it read and changed, until all of it is written together.
 * It may be thrown away and made anew when the store asks for another try, so nothing here reaches outside.
 */
export class Unit {
  readonly platform: Platform;
  readonly context: RequestContext;
  readonly tx: StoreTransaction;
  /** ISO 8601 UTC; one moment for the whole unit. */
  readonly now: string;
  /** Local date. */
  readonly today: string;
  readonly records: RecordShelf;
  readonly events: PlatformEvent[] = [];
  /** How deep effects have called use cases. */
  depth = 0;
  /** What a rehearsal found missing; undefined where the work is meant. */
  readonly rehearsal: Rehearsal | undefined;
  readonly #timeline: TimelineItem[] = [];
  readonly #audit: Omit<AuditEvent, "seq" | "hash" | "previousHash">[] = [];

  constructor(platform: Platform, context: RequestContext, tx: StoreTransaction, rehearsal?: Rehearsal) {
    this.platform = platform;
    this.context = context;
    this.tx = tx;
    this.rehearsal = rehearsal;
    this.now = platform.clock.now().toISOString();
    this.today = context.configuration.calendar.localDate(this.now);
    this.records = new RecordShelf(this);
  }

  get configuration(): Configuration {
    return this.context.configuration;
  }

  get ability(): Ability {
    return abilityFor(this.configuration.roles, this.context.actor, this.today);
  }

  nextId(): string {
    return this.platform.ids.next();
  }

  /** Adds a line to the record's timeline. */
  tell(item: Pick<TimelineItem, "record" | "kind" | "facts" | "version"> & Partial<TimelineItem>): void {
    this.#timeline.push({ id: this.nextId(), at: this.now, actor: this.context.actor.id, actorName: this.context.actor.name, ...item });
  }

  /** Adds an event to the audit trail. */
  audit(action: string, subject: { type: string; id: string } | undefined, facts: JsonObject, orgPath?: string, outcome: "done" | "denied" = "done"): void {
    this.#audit.push({
      id: this.nextId(),
      at: this.now,
      actor: this.context.actor.id,
      actorName: this.context.actor.name,
      action,
      outcome,
      facts,
      ...(subject === undefined ? {} : { subject }),
      ...(orgPath === undefined ? {} : { orgPath }),
      ...(this.context.address === undefined ? {} : { address: this.context.address }),
    });
  }

  /** Writes everything that waits; called once, last. */
  async finish(): Promise<void> {
    await this.records.flush();
    if (this.#timeline.length > 0) await this.tx.insertMany("timeline", this.#timeline as unknown as (JsonObject & { id: string })[]);
    if (this.hasAudit) await this.writeAudit(this.tx);
  }

  /** Something waits for the audit trail. */
  get hasAudit(): boolean {
    return this.#audit.length > 0;
  }

  /** Appends what waits for the audit trail. */
  writeAudit(tx: StoreTransaction): Promise<void> {
    return appendAudit(tx, this.#audit);
  }
}
