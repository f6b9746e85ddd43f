import type { LedgerEntry } from "@zhili/contracts";
import type { DayRange } from "./periods.js";

/** What has been earned (credits) or taken (debits) in a period, by one rule or by all; both as positive numbers. */
export interface PeriodQuery extends DayRange {
  /** Key of the answer in `AccountStanding.turnover`. */
  readonly key: string;
  /** Only entries of this rule; of all rules when absent. */
  readonly rule?: string;
  readonly counts: "credits" | "debits";
}

/** The lots that a request looks at. */
export interface LotsQuery {
  /** Only this one; every lot with something left when absent. */
  readonly lot?: string;
}

/** What `planEntry` must know about an account, and no more. */
export interface NeededStanding {
  readonly balance: true;
  /** Whether the base was given, ever or since the last reset; asked only when the ledger has a base. */
  readonly opened?: "ever" | "since-reset";
  readonly periods: readonly PeriodQuery[];
  readonly lots?: LotsQuery;
  /** Intervals entered that touch this one, those taken back left out. */
  readonly intervals?: { readonly from: string; readonly to: string };
  /** Credits of every account under the org unit of this level. */
  readonly control?: DayRange & { readonly level: string };
  /** Whether this entry was taken back already. */
  readonly reversed?: string;
}

/** One lot of the account as it stands. */
export interface LotStanding {
  readonly id: string;
  /** Smallest units left. */
  readonly remaining: number;
  /** Days or instants, compared as text. */
  readonly receivedAt?: string;
  /** Last day on which the lot may be drawn. */
  readonly expiresAt?: string;
  readonly purpose?: string;
  readonly state?: string;
}

export interface IntervalStanding {
  readonly from: string;
  readonly to: string;
}

/** The answer to `NeededStanding`. Amounts are whole numbers of the smallest unit. */
export interface AccountStanding {
  readonly balance: number;
  /** False when the base was not given yet; it is then given together with the first entry. */
  readonly opened?: boolean;
  /** Answers by the key of the question; entries that were taken back do not count. */
  readonly turnover?: Readonly<Record<string, number>>;
  readonly lots?: readonly LotStanding[];
  readonly intervals?: readonly IntervalStanding[];
  readonly control?: number;
  readonly reversed?: boolean;
}

/** What is asked of a ledger. `facts` are those of the rule's expressions: record, account, input, item, now, today. */
export interface LedgerRequest {
  readonly kind: "rule" | "draw" | "reverse" | "reset" | "open";
  /** Local date of the entry, YYYY-MM-DD. */
  readonly day: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly rule?: string;
  /** Given by the effect: `amount` in the rule's expression; the quantity of a draw (positive). */
  readonly amount?: number;
  /** Told to the account's holder; the rule's title when absent. */
  readonly reason?: string;
  readonly lot?: string;
  readonly purpose?: string;
  /** ISO instants of an interval, the end not included. */
  readonly from?: string;
  readonly to?: string;
  /** The entry to take back. */
  readonly reverses?: LedgerEntry;
  /** A holder of one of the ledger's `floorApproval` roles agreed; counts for reversals only. */
  readonly belowFloorApproved?: boolean;
  /** All or nothing: a cap refuses instead of cutting. Draws always are. */
  readonly exact?: boolean;
}

/** What an entry says; the platform adds who, when and where from. */
export type DraftEntry = Pick<
  LedgerEntry,
  "amount" | "kind" | "rule" | "ruleVersion" | "reason" | "day" | "lot" | "purpose" | "from" | "to" | "reverses" | "cut"
>;
