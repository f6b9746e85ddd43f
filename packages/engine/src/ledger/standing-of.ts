import type { LedgerEntry } from "@zhili/contracts";
import type { AccountStanding, IntervalStanding, LotStanding, NeededStanding, PeriodQuery } from "./standing.js";

/** What the entries of an account do not say themselves. */
export interface BesideEntries {
  /** Lots with their dates, purpose and state; `remaining` is counted from the entries. */
  readonly lots?: readonly Omit<LotStanding, "remaining">[];
  /** Credits of the whole area in the control's period. */
  readonly control?: number;
}

type Entry = Pick<LedgerEntry, "id" | "amount" | "kind" | "rule" | "day" | "lot" | "from" | "to" | "reverses">;

/** Answers `needed` from all entries of one account, in the order in which they were made: what the platform's indexed reads must come to. */
export function standingOf(entries: readonly Entry[], needed: NeededStanding, beside: BesideEntries = {}): AccountStanding {
  const takenBack = new Set(entries.flatMap(({ reverses }) => (reverses === undefined ? [] : [reverses])));
  const valid = entries.filter((entry) => entry.kind !== "reversal" && !takenBack.has(entry.id));
  return {
    balance: entries.reduce((sum, { amount }) => sum + amount, 0),
    ...(needed.opened === undefined ? {} : { opened: isOpened(valid, needed.opened) }),
    turnover: Object.fromEntries(needed.periods.map((query) => [query.key, turnoverOf(valid, query)])),
    ...(needed.lots === undefined ? {} : { lots: lotsOf(entries, needed.lots.lot, beside.lots ?? []) }),
    ...(needed.intervals === undefined ? {} : { intervals: intervalsOf(valid) }),
    ...(needed.control === undefined || beside.control === undefined ? {} : { control: beside.control }),
    ...(needed.reversed === undefined ? {} : { reversed: takenBack.has(needed.reversed) }),
  };
}

function isOpened(entries: readonly Entry[], since: "ever" | "since-reset"): boolean {
  const last = entries.findLastIndex(({ kind }) => kind === "base");
  return last >= 0 && (since === "ever" || last > entries.findLastIndex(({ kind }) => kind === "reset"));
}

function turnoverOf(entries: readonly Entry[], { from, to, rule, counts }: PeriodQuery): number {
  const kind = counts === "credits" ? "credit" : "debit";
  let sum = 0;
  for (const entry of entries) {
    if (entry.kind === kind && entry.day >= from && entry.day <= to && (rule === undefined || entry.rule === rule)) sum += Math.abs(entry.amount);
  }
  return sum;
}

function lotsOf(entries: readonly Entry[], only: string | undefined, lots: readonly Omit<LotStanding, "remaining">[]): LotStanding[] {
  const remaining = new Map<string, number>();
  for (const { lot, amount } of entries) if (lot !== undefined) remaining.set(lot, (remaining.get(lot) ?? 0) + amount);
  return lots.filter(({ id }) => only === undefined || id === only).map((lot) => ({ ...lot, remaining: remaining.get(lot.id) ?? 0 }));
}

function intervalsOf(entries: readonly Entry[]): IntervalStanding[] {
  return entries.flatMap(({ kind, from, to }) => (kind === "credit" && from !== undefined && to !== undefined ? [{ from, to }] : []));
}
