import type { JsonObject, Notice, StoredRecord, Task } from "@zhili/contracts";
import { inLanguage } from "../configuration/translate.js";
import { roleTitle } from "../identity/user-view.js";
import { accountRecord, ENTRIES } from "../ledgers/account.js";
import { OUTBOX } from "../outbox/put-message.js";
import type { RequestContext } from "../platform.js";
import { readTimeline, type TimelineView } from "../read-timeline.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { TASKS } from "../tasks/open-task.js";
import type { SampleWorld } from "./sample-world.js";

/** What one step made, in words. */
export interface StepPicture {
  readonly timeline: readonly TimelineView[];
  readonly tasks: readonly {
    readonly title: string;
    readonly roles: readonly string[];
    readonly at: string;
    readonly dueAt?: string;
    readonly done: boolean;
  }[];
  readonly messages: readonly { readonly title: string; readonly text?: string; readonly roles: readonly string[] }[];
  readonly notices: readonly { readonly title: string; readonly status: Notice["status"]; readonly lastDay?: string }[];
  readonly entries: readonly {
    readonly ledger: string;
    readonly account: string;
    readonly amount: number;
    readonly unit: { readonly title: string; readonly decimals: number };
    readonly reason: string;
  }[];
  /** Other records that came of it. */
  readonly made: readonly { readonly type: string; readonly title: string }[];
}

interface Member {
  readonly type: string;
  readonly id: string;
}

const MOST = 200;

/** Watches a record of the sample world, and those that come of it, from step to step. */
export class StepWatch {
  readonly #world: SampleWorld;
  readonly #context: RequestContext;
  readonly #family: Member[] = [];
  readonly #seen = new Set<string>();
  #audited = 0;

  constructor(world: SampleWorld, context: RequestContext) {
    this.#world = world;
    this.#context = context;
  }

  /** Forgets what happened before the first step. */
  async begin(): Promise<void> {
    const last = await this.#world.platform.store.findOne("audit", {}, { sort: [{ path: "seq", direction: "desc" }] });
    this.#audited = Number(last?.seq ?? 0);
  }

  add(member: Member): void {
    if (!this.#family.some(({ id }) => id === member.id)) this.#family.push(member);
  }

  /** What came since the last look. */
  async look(): Promise<StepPicture> {
    const made = await this.#madeRecords();
    const ids = this.#family.map(({ id }) => id);
    return {
      timeline: await this.#timeline(),
      tasks: await this.#tasks(ids),
      messages: await this.#messages(ids),
      notices: await this.#notices(ids),
      entries: await this.#entries(ids),
      made,
    };
  }

  /** Records made since the last look that refer to the watched ones; they are watched from now on. */
  async #madeRecords(): Promise<StepPicture["made"]> {
    const { store, configuration } = this.#world.platform;
    const { items } = await store.find(
      "audit",
      { action: "record.create", seq: { $gt: this.#audited } },
      { sort: [{ path: "seq", direction: "asc" }], limit: 1000 },
    );
    const found: { type: string; title: string }[] = [];
    for (const event of items) {
      this.#audited = Math.max(this.#audited, Number(event.seq));
      const { type, id } = event.subject as { type: string; id: string };
      const definition = configuration().recordTypes.get(type);
      const record = definition === undefined ? undefined : ((await store.get(definition.collection, id)) as unknown as StoredRecord | undefined);
      if (definition === undefined || record === undefined || this.#family.some((one) => one.id === id)) continue;
      const said = JSON.stringify(record.data);
      if (!this.#family.some((one) => said.includes(JSON.stringify(one.id)))) continue;
      this.add({ type, id });
      found.push({ type: inLanguage({ configuration: configuration(), context: this.#context }, "record-type", definition).title, title: record.title });
    }
    return found;
  }

  async #timeline(): Promise<TimelineView[]> {
    const lines: TimelineView[] = [];
    for (const { type, id } of this.#family.slice(0, 1)) lines.push(...(await readTimeline(this.#world.platform, this.#context, { type, id })));
    return lines.reverse().filter((line) => this.#isNew(`timeline ${line.id}`));
  }

  async #tasks(ids: readonly string[]): Promise<StepPicture["tasks"]> {
    const { store, configuration } = this.#world.platform;
    const { items } = await store.find(TASKS, { "record.id": { $in: [...ids] } }, { sort: [{ path: "createdAt", direction: "asc" }], limit: MOST });
    const fresh = (items as unknown as Task[]).filter((task) => {
      const opened = this.#isNew(`task ${task.id}`);
      const done = task.status !== "open" && this.#isNew(`task-done ${task.id}`);
      return opened || done;
    });
    const places = new Map((await store.getMany(ORG_UNITS, [...new Set(fresh.map(({ orgUnit }) => orgUnit))])).map((unit) => [unit.id, String(unit.name)]));
    return fresh.map((task) => ({
      title: task.title,
      roles: task.roles.map((role) => roleTitle(configuration(), role, this.#context.language)),
      at: places.get(task.orgUnit) ?? "",
      done: task.status !== "open",
      ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }),
    }));
  }

  async #messages(ids: readonly string[]): Promise<StepPicture["messages"]> {
    const { store, configuration } = this.#world.platform;
    const { items } = await store.find(OUTBOX, { "record.id": { $in: [...ids] } }, { sort: [{ path: "createdAt", direction: "asc" }], limit: MOST });
    return items
      .filter(({ id }) => this.#isNew(`message ${id}`))
      .map(({ title, text, roles }) => ({
        title: String(title),
        ...(typeof text === "string" ? { text } : {}),
        roles: (Array.isArray(roles) ? roles : []).map((role) => roleTitle(configuration(), String(role), this.#context.language)),
      }));
  }

  async #notices(ids: readonly string[]): Promise<StepPicture["notices"]> {
    const { items } = await this.#world.platform.store.find("notices", { "record.id": { $in: [...ids] } }, { limit: MOST });
    return (items as unknown as Notice[])
      .filter(({ id, status }) => this.#isNew(`notice ${id} ${status}`))
      .map(({ title, status, lastDay }) => ({ title, status, ...(lastDay === undefined ? {} : { lastDay }) }));
  }

  async #entries(ids: readonly string[]): Promise<StepPicture["entries"]> {
    const { store, configuration } = this.#world.platform;
    const { items } = await store.find(ENTRIES, { "source.id": { $in: [...ids] } }, { sort: [{ path: "seq", direction: "asc" }], limit: MOST });
    const told: StepPicture["entries"][number][] = [];
    for (const entry of items as unknown as (JsonObject & { id: string })[]) {
      if (!this.#isNew(`entry ${entry.id}`)) continue;
      const placed = configuration().ledgerDefinitions.get(String(entry.ledger));
      if (placed === undefined) continue;
      const { title, unit, account } = inLanguage({ configuration: configuration(), context: this.#context }, "ledger", placed);
      const collection = configuration().recordTypes.get(account.recordType)?.collection;
      const holder = collection === undefined ? undefined : await store.get(collection, accountRecord(String(entry.account)));
      told.push({
        ledger: title,
        account: String(holder?.title ?? ""),
        amount: Number(entry.amount),
        unit: { title: unit.title, decimals: unit.decimals ?? 0 },
        reason: String(entry.reason ?? ""),
      });
    }
    return told;
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}
