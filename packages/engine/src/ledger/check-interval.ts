import type { CompiledLedger } from "./compile-ledger.js";
import { LedgerIntervalBad, LedgerOverlap, LedgerStandingMissing } from "./errors.js";
import type { AccountStanding, IntervalStanding, LedgerRequest } from "./standing.js";

/** The interval that a request names; throws LEDGER_INTERVAL_BAD when it is missing, unreadable or empty. */
export function intervalOf(request: LedgerRequest): IntervalStanding {
  const { from, to } = request;
  if (from === undefined || to === undefined || !(instant(from) < instant(to))) throw LedgerIntervalBad({ facts: { from: from ?? "", to: to ?? "" } });
  return { from, to };
}

/** Refuses an interval that overlaps one of the account's (LEDGER_OVERLAP). One may begin at the moment when another ends. */
export function checkInterval(ledger: CompiledLedger, request: LedgerRequest, standing: AccountStanding): void {
  const { intervals } = ledger.definition;
  if (intervals === undefined) return;
  const { from, to } = intervalOf(request);
  if (!intervals.noOverlap) return;
  if (standing.intervals === undefined) throw LedgerStandingMissing({ facts: { missing: "intervals" } });
  const other = standing.intervals.find((taken) => instant(taken.from) < instant(to) && instant(from) < instant(taken.to));
  if (other !== undefined) throw LedgerOverlap({ facts: { from, to, otherFrom: other.from, otherTo: other.to } });
}

const ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds of an ISO text; one without a zone is read as UTC, so that every machine reads it alike. NaN when unreadable. */
function instant(text: string): number {
  return Date.parse(text.includes("T") && !ZONE.test(text) ? `${text}Z` : text);
}
