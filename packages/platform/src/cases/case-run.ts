import {
  type CaseAction,
  type CaseExpectation,
  type CaseGiven,
  type CaseStep,
  type Grant,
  type Json,
  type JsonObject,
  type Language,
  type LocalizedText,
  type OrgUnit,
  ZhiliError,
} from "@zhili/contracts";
import { ledgerOf, readAccountSum } from "../ledgers/account.js";
import { appendDrafts } from "../ledgers/post-entries.js";
import { ANONYMOUS_ACTOR, type Platform, type RequestContext, SYSTEM_ACTOR } from "../platform.js";
import { createRecordIn } from "../records/create-record.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { nextScheduled } from "../schedules/next-scheduled.js";
import { runSchedules } from "../schedules/run-schedules.js";
import type { SimulatedClock } from "../simulated-clock.js";
import { nextTick, systemContext, tick } from "../tick.js";
import { runUnit } from "../unit/run-unit.js";
import { checkExpectation, type Happened } from "./check-expectation.js";
import { issuesOf } from "./issues-of.js";
import { lendFiles } from "./lend-files.js";
import { performAction } from "./perform-action.js";
import type { Stage } from "./stage.js";

/** Does an action as a person of the case, through one of the doors. */
export type Perform = (run: CaseRun, person: string | undefined, action: CaseAction) => Promise<Happened>;

export interface CaseRunOptions {
  /** Through which door its actions go; the use cases themselves when absent. */
  readonly perform?: Perform;
  /** What its people read. */
  readonly language?: Language;
  /** Whether schedules make their records as time goes by; they do when absent. */
  readonly schedules?: boolean;
  /** Called at every stop of the clock; may throw to end the run. */
  readonly watch?: () => void;
}

/** One case on its way: its people, its named records, its clock. */
export class CaseRun implements Stage {
  readonly platform: Platform;
  readonly pack: string;
  readonly names = new Map<string, string>();
  readonly types = new Map<string, string>();
  readonly #clock: SimulatedClock;
  readonly #perform: Perform;
  readonly #language: Language;
  readonly #schedules: boolean;
  readonly #watch: (() => void) | undefined;
  readonly #people = new Map<string, { name: string; person?: string; grants: Grant[] }>();

  constructor(
    platform: Platform,
    clock: SimulatedClock,
    pack: string,
    { perform = throughUseCases, language = "zh-CN", schedules = true, watch }: CaseRunOptions = {},
  ) {
    this.platform = platform;
    this.#clock = clock;
    this.pack = pack;
    this.#perform = perform;
    this.#language = language;
    this.#schedules = schedules;
    this.#watch = watch;
  }

  ref(name: string): string {
    return name.includes(":") ? name : `${this.pack}:${name}`;
  }

  /** `$name` stands for the id of a record that the case made or was given; what follows a `#` is the part of an account. */
  resolve<T extends Json | undefined>(value: T): T {
    if (typeof value === "string" && value.startsWith("$")) {
      const [name = "", ...part] = value.slice(1).split("#");
      const found = this.names.get(name);
      if (found === undefined) throw new Error(`the case has no ${value}`);
      return [found, ...part].join("#") as T;
    }
    if (Array.isArray(value)) return value.map((member) => this.resolve(member)) as T;
    if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.resolve(member)])) as T;
    return value;
  }

  /** Type and id of a record by its name. */
  record(name: string): { type: string; id: string } {
    const id = this.resolve(name.startsWith("$") ? name : `$${name}`);
    const type = this.types.get(id);
    if (type === undefined) throw new Error(`the case has no record ${name}`);
    return { type, id };
  }

  context(person: string | undefined, key?: string): RequestContext {
    const base = { language: this.#language, configuration: this.platform.configuration(), ...(key === undefined ? {} : { idempotencyKey: key }) };
    if (person === undefined) return { ...base, actor: ANONYMOUS_ACTOR };
    if (person === "system") return { ...base, actor: SYSTEM_ACTOR };
    const found = this.#people.get(person);
    if (found === undefined) throw new Error(`the case has no person ${person}`);
    const personId = found.person === undefined ? undefined : this.resolve(found.person);
    return {
      ...base,
      actor: { id: `person-${person}`, name: found.name, kind: "user", grants: found.grants, ...(personId === undefined ? {} : { personId }) },
    };
  }

  async prepare(given: CaseGiven): Promise<void> {
    await runUnit(this.platform, systemContext(this.platform), async (unit) => {
      for (const place of given.orgUnits ?? []) {
        const parent = place.parent === undefined ? undefined : ((await unit.tx.get(ORG_UNITS, place.parent)) as unknown as OrgUnit | undefined);
        await unit.tx.insertOne(ORG_UNITS, {
          id: place.id,
          code: place.code ?? place.id,
          level: place.level,
          name: place.name,
          path: `${parent?.path ?? "/"}${place.id}/`,
          sample: true,
          ...(parent === undefined ? {} : { parentId: parent.id }),
        });
      }
      for (const person of given.people ?? []) {
        const grants: Grant[] = [];
        for (const role of person.roles ?? []) {
          const place = (await unit.tx.get(ORG_UNITS, role.at)) as unknown as OrgUnit | undefined;
          if (place === undefined) throw new Error(`given: ${person.id} has a role at ${role.at}, which is not there`);
          grants.push({
            id: role.id,
            user: person.id,
            role: this.ref(role.role),
            orgUnit: place.id,
            orgPath: place.path,
            ...(role.from === undefined ? {} : { from: role.from }),
            ...(role.to === undefined ? {} : { to: role.to }),
          });
        }
        this.#people.set(person.id, { name: person.name, grants, ...(person.person === undefined ? {} : { person: person.person }) });
        for (const grant of grants)
          await unit.tx.insertOne("grants", { ...(grant as unknown as JsonObject), id: `${person.id}-${grant.id}`, user: `person-${person.id}` });
        await unit.tx.insertOne("users", { id: `person-${person.id}`, username: person.id, name: person.name, status: "active" });
      }
    });
    for (const record of given.records ?? []) await this.#giveRecord(record);
    for (const entry of given.entries ?? []) await this.#giveEntry(entry);
    await this.#runSchedules();
  }

  /** Puts an entry into a ledger as the story needs it, without asking the ledger's rules. */
  async #giveEntry(entry: NonNullable<CaseGiven["entries"]>[number]): Promise<void> {
    await runUnit(this.platform, systemContext(this.platform), async (unit) => {
      const ledger = ledgerOf(unit.configuration, this.ref(entry.ledger));
      const account = this.resolve(entry.account);
      const holder = await unit.records.get(ledger.definition.account.recordType, account.split("#")[0] ?? account);
      const day = entry.at === undefined ? unit.today : unit.configuration.calendar.localDate(entry.at);
      const base = ledger.definition.base;
      const opened = (await readAccountSum(unit.tx, ledger.ref, account)).opened;
      const opening = opened || base === undefined ? [] : [{ amount: base.amount, kind: "base" as const, reason: base.reason ?? "", day }];
      const draft = {
        amount: entry.amount,
        kind: entry.amount < 0 ? ("debit" as const) : ("credit" as const),
        reason: entry.reason ?? "",
        day,
        ...(entry.rule === undefined ? {} : { rule: entry.rule, ruleVersion: ledger.rules.get(entry.rule)?.version ?? 1 }),
        ...(entry.lot === undefined ? {} : { lot: this.resolve(entry.lot) }),
        ...(entry.purpose === undefined ? {} : { purpose: entry.purpose }),
      };
      const source = { type: "case", id: entry.id };
      await appendDrafts(unit, { ledger, account, source, idempotencyKey: `given/${entry.id}` }, holder.record.orgPath, [...opening, draft]);
    });
  }

  async #giveRecord(record: NonNullable<CaseGiven["records"]>[number]): Promise<void> {
    const context = record.by === undefined ? systemContext(this.platform) : this.context(record.by);
    const made = await runUnit(this.platform, context, (unit) =>
      createRecordIn(unit, {
        type: this.ref(record.recordType),
        orgUnit: record.at,
        data: this.resolve(record.data as JsonObject),
        byEffect: true,
        state: record.state ?? "",
      }),
    ).catch((error: unknown) => {
      throw new Error(`given ${record.id}: ${error instanceof Error ? error.message : String(error)}${issuesOf(error)}`);
    });
    this.name(record.id, made.record);
  }

  name(name: string, record: { id: string; type: string }): void {
    this.names.set(name, record.id);
    this.types.set(record.id, record.type);
  }

  /** Plays one step; answers what was not as expected. */
  async step(step: CaseStep): Promise<LocalizedText | undefined> {
    if (step.wait !== undefined) await this.#goTo(this.platform.configuration().calendar.addDuration(this.#clock.now().toISOString(), step.wait));
    if (step.until !== undefined) await this.#goTo(new Date(step.until).toISOString());
    const expect: CaseExpectation = step.expect ?? {};
    let happened: Happened = {};
    if (step.together !== undefined) {
      const actions: [string | undefined, CaseAction][] = [];
      for (const one of step.together) actions.push([one.as ?? step.as, await lendFiles(this, one.as ?? step.as, one.do)]);
      const outcomes = await Promise.all(actions.map(([person, action]) => this.#perform(this, person, action)));
      happened = { raced: outcomes };
    } else if (step.do !== undefined) happened = await this.#perform(this, step.as, await lendFiles(this, step.as, step.do));
    await tick(this.platform);
    return checkExpectation(this, step, expect, happened);
  }

  /** Lets the clock run, stopping at each moment at which something is due. */
  async #goTo(moment: string): Promise<void> {
    let next = await this.#nextMoment(moment);
    for (let stops = 0; stops < 2000 && next !== undefined && next <= moment; stops += 1) {
      this.#watch?.();
      if (new Date(next) > this.#clock.now()) this.#clock.set(new Date(next));
      const at = this.#clock.now().toISOString();
      const done = await this.#doDue();
      next = await this.#nextMoment(moment);
      if (done === 0 && next === at) break;
    }
    this.#clock.set(new Date(moment));
    await this.#doDue();
  }

  async #nextMoment(until: string): Promise<string | undefined> {
    const [due, scheduled] = await Promise.all([nextTick(this.platform), this.#schedules ? nextScheduled(this.platform, until) : undefined]);
    return [due, scheduled].filter((at) => at !== undefined).sort()[0];
  }

  /** Deadlines first, then what schedules make and miss. */
  async #doDue(): Promise<number> {
    const moved = await tick(this.platform);
    return moved + (await this.#runSchedules());
  }

  #runSchedules(): Promise<number> {
    return this.#schedules ? runSchedules(this.platform) : Promise.resolve(0);
  }
}

/** Does it through the use cases that the doors call. */
async function throughUseCases(run: CaseRun, person: string | undefined, action: CaseAction): Promise<Happened> {
  try {
    return { value: await performAction(run, person, action) };
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    const issues = error.issues.map((issue) => `${issue.path} ${issue.message["zh-CN"]}`);
    return { refused: { code: error.code, text: [error.messageIn("zh-CN"), ...issues].join(" ") } };
  }
}
