import type { JsonObject } from "../json.js";

/** Standing of one record in its workflow. Plain JSON; times are ISO 8601 UTC. */
export interface Snapshot {
  /** `pack:id` of the workflow. */
  readonly workflow: string;
  /** Content hash of the definition that the record runs on until a migration moves it. */
  readonly workflowHash: string;
  readonly state: string;
  readonly startedAt: string;
  readonly enteredAt: string;
  readonly final: boolean;
  /** Steps taken so far, by people and by the clock; part of the idempotency keys of effects. */
  readonly steps?: number;
  /** Transition id (and `create`) to the ids of the people who took it, latest last. */
  readonly takenBy: Readonly<Record<string, readonly string[]>>;
  readonly deadline?: DeadlineStanding;
  /** Transition id to the votes on it. */
  readonly approvals: Readonly<Record<string, ApprovalStanding>>;
  readonly checklist?: Readonly<Record<string, CheckStanding>>;
  readonly window?: WindowStanding;
  readonly branches?: Readonly<Record<string, BranchStanding>>;
  readonly children?: readonly ChildStanding[];
  /** When the clock has to be looked at next; absent when nothing is waiting. */
  readonly nextAt?: string;
}

export interface DeadlineStanding {
  readonly dueAt: string;
  readonly extended: number;
  /** Ids of reminders sent and of ladder steps taken. */
  readonly done: readonly string[];
  readonly overdue: boolean;
}

export interface Vote {
  readonly by: string;
  readonly role?: string;
  /** Org unit of the party voted for, for each-party. */
  readonly party?: string;
  readonly step?: string;
  readonly decision: "agree" | "disagree" | "abstain";
  readonly comment?: string;
  readonly at: string;
  /** Who handed the vote over. */
  readonly onBehalfOf?: string;
}

export interface ApprovalStanding {
  readonly round: number;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly votes: readonly Vote[];
  /** Extra signers, people's ids. */
  readonly signers: readonly string[];
  /** From whom to whom. */
  readonly delegations: Readonly<Record<string, string>>;
  /** Party (org unit) for which each person who delegated acted. */
  readonly delegatedParties?: Readonly<Record<string, string>>;
  readonly step?: string;
  readonly urgedAt?: string;
  /** What was typed when it was opened, written when it passes. */
  readonly input?: JsonObject;
}

export interface CheckStanding {
  readonly result: "pass" | "fail";
  readonly basis: string;
  readonly by: string;
  readonly at: string;
}

export interface WindowStanding {
  readonly openedAt: string;
  /** Last day of the notice, YYYY-MM-DD in the calendar's zone. */
  readonly lastDay: string;
  /** The moment after the last day. */
  readonly closesAt: string;
  /** Days of notice that were still to run when it was paused. */
  readonly remainingDays?: number;
  readonly pausedAt?: string;
  readonly objections: Readonly<Record<string, { readonly at: string; readonly finding?: "upheld" | "dismissed"; readonly dueAt?: string }>>;
}

export interface BranchStanding {
  readonly state: string;
  readonly enteredAt: string;
  readonly final: boolean;
  readonly deadline?: DeadlineStanding;
}

export interface ChildStanding {
  readonly id: string;
  readonly record: string;
  readonly recordType: string;
  readonly final: boolean;
}
