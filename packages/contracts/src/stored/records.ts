import type { JsonObject } from "../json.js";
import type { Snapshot } from "./snapshot.js";

/** Node of the administrative tree. `path` is `/` + ids from the root down + `/`, so that a subtree is a prefix. */
export interface OrgUnit {
  readonly id: string;
  readonly parentId?: string;
  readonly level: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  /** Place on the schematic map of its level, counted from 1 at the top left. */
  readonly tile?: { readonly column: number; readonly row: number };
  readonly sample?: boolean;
}

/** One instance of a record type, stored in the collection `record:<pack>:<type>`. */
export interface StoredRecord {
  readonly id: string;
  /** `pack:id` of the record type. */
  readonly type: string;
  readonly version: number;
  readonly orgUnit: string;
  readonly orgPath: string;
  /** Org units of the parties of a jointly owned record. */
  readonly parties?: readonly string[];
  readonly partyPaths?: readonly string[];
  readonly title: string;
  /** State of the workflow, for lists. */
  readonly state?: string;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  /** Fields as the record type says; sensitive ones as sealed text. */
  readonly data: JsonObject;
  readonly snapshot?: Snapshot;
  /** Version in which a field was last changed; a field that is not here stands as it was made. */
  readonly fieldVersions?: Readonly<Record<string, number>>;
  /** Content hash of the record type that the record was last written with. */
  readonly formHash: string;
  /** Configuration revision of the last write. */
  readonly revision: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly sample?: boolean;
  /** The upgrade that moved it last. */
  readonly moved?: string;
}

/** One entry of a ledger; append-only, chained by hash. */
export interface LedgerEntry {
  readonly id: string;
  /** `pack:id` of the ledger. */
  readonly ledger: string;
  /** Place in the chain of the ledger, from 1 without gaps. */
  readonly seq: number;
  /** Record id of the account (with `#part` when the ledger splits accounts). */
  readonly account: string;
  readonly orgPath: string;
  /** Whole number of the smallest unit. */
  readonly amount: number;
  readonly kind: "base" | "credit" | "debit" | "reversal" | "reset";
  readonly rule?: string;
  readonly ruleVersion?: number;
  readonly reason: string;
  /** Where it came from. */
  readonly source: { readonly type: string; readonly id: string; readonly transition?: string };
  readonly operator: string;
  readonly approver?: string;
  readonly at: string;
  /** Local date, for caps and periods, YYYY-MM-DD. */
  readonly day: string;
  readonly lot?: string;
  readonly purpose?: string;
  readonly from?: string;
  readonly to?: string;
  /** Id of the entry that this one takes back. */
  readonly reverses?: string;
  readonly idempotencyKey: string;
  /** What a cap cut off, told to the account's holder. */
  readonly cut?: number;
  readonly revision: string;
  readonly previousHash: string;
  readonly hash: string;
}

export interface Grant {
  readonly id: string;
  readonly user: string;
  /** `pack:id` of the role. */
  readonly role: string;
  readonly orgUnit: string;
  readonly orgPath: string;
  /** YYYY-MM-DD, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Who acts: a signed-in person, the platform itself (`system`), or nobody (`anonymous`). */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly personId?: string;
  readonly grants: readonly Grant[];
  readonly kind: "user" | "system" | "anonymous";
}

/** Something somebody has to do, shown in the inbox. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly record?: { readonly type: string; readonly id: string; readonly title: string };
  /** State, escalation or effect that made it. */
  readonly origin: string;
  readonly roles: readonly string[];
  readonly orgUnit: string;
  readonly orgPath: string;
  /** Named people, beside or instead of roles. */
  readonly people?: readonly string[];
  readonly claimedBy?: string;
  readonly dueAt?: string;
  readonly urgedAt?: string;
  readonly status: "open" | "done" | "cancelled";
  readonly createdAt: string;
  readonly closedAt?: string;
  readonly tone?: "neutral" | "warning" | "bad";
}

/** A public notice; its text is masked when it is made and never changes. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly report: string;
  readonly record: { readonly type: string; readonly id: string; readonly version: number };
  readonly orgUnit: string;
  readonly orgPath: string;
  readonly status: "open" | "paused" | "closed" | "withdrawn";
  readonly openedAt: string;
  readonly lastDay?: string;
  readonly dayKind?: "workdays" | "calendar";
  readonly minDays?: number;
  readonly objectionsAllowed: boolean;
  /** Heads of the ledgers' chains when it was made. */
  readonly heads?: readonly { readonly ledger: string; readonly seq: number; readonly hash: string }[];
  readonly revision: string;
}

export interface Objection {
  readonly id: string;
  readonly notice: string;
  readonly record: { readonly type: string; readonly id: string };
  readonly orgPath: string;
  readonly text: string;
  /** Sealed text; shown only to those who handle it. */
  readonly contact?: string;
  readonly receipt: string;
  readonly at: string;
  readonly dueAt?: string;
  readonly finding?: "upheld" | "dismissed";
  readonly reason?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
}

/** One line of the audit trail; append-only, chained by hash. */
export interface AuditEvent {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  /** Verb and noun: record.create, record.transition, record.unmask, access.denied, session.start ... */
  readonly action: string;
  readonly outcome: "done" | "denied";
  readonly subject?: { readonly type: string; readonly id: string };
  readonly orgPath?: string;
  readonly facts: JsonObject;
  readonly address?: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** One line of a record's timeline. */
export interface TimelineItem {
  readonly id: string;
  readonly record: string;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly kind: "created" | "updated" | "transition" | "vote" | "check" | "move" | "objection" | "finding" | "deadline" | "entry" | "notice" | "score";
  readonly from?: string;
  readonly to?: string;
  readonly transition?: string;
  readonly comment?: string;
  readonly facts: JsonObject;
  readonly version: number;
}
