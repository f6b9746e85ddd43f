import type { Actor, Json, JsonObject } from "@zhili/contracts";

/** A record as expressions and contributions see it: its fields, with id, type, state and org unit. */
export interface RecordFacts {
  readonly id: string;
  readonly type: string;
  readonly state?: string;
  readonly title: string;
  readonly orgUnit: string;
  readonly orgPath: string;
  readonly parties?: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly version: number;
  readonly data: Readonly<JsonObject>;
}

/** What every contribution can see. Nothing here writes. */
export interface ReadScope {
  readonly record: RecordFacts | undefined;
  readonly input: Readonly<JsonObject>;
  readonly actor: Actor;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Local date, YYYY-MM-DD. */
  readonly today: string;
  /** Evaluates an expression over the record, the input and the facts at hand. */
  evaluate(expression: string, extra?: Readonly<Record<string, unknown>>): Json;
  getRecord(recordType: string, id: string): Promise<RecordFacts | undefined>;
  findRecords(
    recordType: string,
    where: JsonObject,
    options?: { limit?: number; sort?: readonly { field: string; direction: "asc" | "desc" }[] },
  ): Promise<RecordFacts[]>;
  measureRecords(recordType: string, where: JsonObject, measure: "count" | "sum" | "min" | "max" | "avg", field?: string): Promise<number>;
  readBalance(ledger: string, account: string): Promise<{ balance: number; spendable: number }>;
  measureEntries(
    ledger: string,
    account: string,
    measure: "earned" | "spent" | "count",
    only: { from?: string; to?: string; rule?: string; lot?: string },
  ): Promise<number>;
  /** Where a kept result stands against the quota of its edition; undefined without a result or a quota. */
  readPlace(scorecard: string, subject: string, period?: string, back?: number): Promise<{ outcome: string; place?: number } | undefined>;
  /** The newest result, or that of a period; with `back`, of so many periods before it (or before today). */
  readScore(scorecard: string, subject: string, period?: string, back?: number): Promise<{ score: number; grade: string; lit: number } | undefined>;
}

export interface PostRequest {
  readonly ledger: string;
  readonly account: string;
  readonly rule: string;
  /** Given amount, for rules whose amount is an expression over `amount`. */
  readonly amount?: number;
  readonly item?: Json;
  readonly lot?: string;
  readonly purpose?: string;
  readonly reason?: string;
  readonly from?: string;
  readonly to?: string;
  /** Tells apart several entries of one effect. */
  readonly part?: string;
}

export interface DrawRequest {
  readonly ledger: string;
  readonly account: string;
  readonly rule: string;
  /** Positive whole number. */
  readonly quantity: number;
  readonly purpose?: string;
  readonly part?: string;
}

export interface TaskRequest {
  /** Org unit of the party whose task it is; where the record belongs when absent. */
  readonly party?: string;
  readonly title: string;
  readonly roles: readonly string[];
  /** Org-unit level above the record; the record's own when absent. */
  readonly level?: string;
  readonly people?: readonly string[];
  readonly dueAt?: string;
  /** Duration from now, instead of dueAt. */
  readonly within?: string;
  readonly tone?: "neutral" | "warning" | "bad";
  readonly origin?: string;
}

export interface MessageRequest {
  readonly roles?: readonly string[];
  /** Org units of the parties whose people are told; where the record belongs when absent. */
  readonly parties?: readonly string[];
  readonly level?: string;
  /** Record id of a person. */
  readonly person?: string;
  readonly title: string;
  readonly text?: string;
  readonly channel?: string;
}

/** What an effect may do, inside the one transaction of the use case that asked for it. */
export interface EffectScope extends ReadScope {
  readonly record: RecordFacts;
  render(template: string, extra?: Readonly<Record<string, unknown>>): string;
  setFields(fields: JsonObject): Promise<void>;
  /** Answers the id of the new record. */
  createRecord(request: { recordType: string; orgUnit?: string; data: JsonObject; link?: string }): Promise<string>;
  /** `optional` skips records whose state does not have the transition. */
  takeTransition(request: { recordType: string; record: string; transition: string; input: JsonObject; optional: boolean }): Promise<void>;
  post(request: PostRequest): Promise<void>;
  draw(request: DrawRequest): Promise<void>;
  /** Takes back every entry that came from the record (by the rule, when one is named). */
  reverse(request: { ledger: string; source: string; rule?: string; reason: string }): Promise<number>;
  evaluateScore(request: { scorecard: string; subject: string; period?: string }): Promise<void>;
  openTask(request: TaskRequest): Promise<void>;
  closeTasks(origin?: string): Promise<void>;
  /** Posts a notice; `from` and `to` are the days that its report is about. */
  openNotice(request: { report: string; title: string; channels?: readonly string[]; from?: string; to?: string }): Promise<string>;
  closeNotices(status: "closed" | "withdrawn"): Promise<void>;
  /** Put in the outbox; delivered after the commit, at least once. */
  send(message: MessageRequest): Promise<void>;
  /** Takes a transition of this record later. */
  schedule(request: { after: string; transition: string }): Promise<void>;
}
