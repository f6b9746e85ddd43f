import { bearingCaps } from "./cap-queries.js";
import { intervalOf } from "./check-interval.js";
import type { CompiledLedger } from "./compile-ledger.js";
import { periodOf } from "./periods.js";
import { amountOfRequest, ruleOfRequest } from "./rule-of-request.js";
import type { LedgerRequest, NeededStanding, PeriodQuery } from "./standing.js";

/** What `planEntry` needs to know for a request, and no more: only periods of caps that bear on it, lots only for debits, and so on. Throws what the rule refuses by itself, before anything is read. */
export function neededStanding(ledger: CompiledLedger, request: LedgerRequest, day: string = request.day): NeededStanding {
  const { base, expiry } = ledger.definition;
  const resetsBase = expiry?.kind === "year-end-reset" && expiry.keepBase === false;
  const opened = base === undefined ? {} : ({ opened: resetsBase ? "since-reset" : "ever" } as const);
  if (request.kind === "reverse") {
    const entry = request.reverses;
    const lots = entry?.lot !== undefined && entry.amount > 0 ? { lots: { lot: entry.lot } } : {};
    return { balance: true, ...opened, periods: [], ...lots, ...(entry === undefined ? {} : { reversed: entry.id }) };
  }
  if (request.kind === "open" || request.kind === "reset") return { balance: true, ...opened, periods: [] };
  const dated = day === request.day ? request : { ...request, day };
  const rule = ruleOfRequest(ledger, dated);
  const amount = amountOfRequest(rule, dated);
  const periods = new Map<string, PeriodQuery>();
  for (const { query } of bearingCaps(ledger, rule, amount, day)) if (query !== undefined) periods.set(query.key, query);
  const { control, intervals, lots } = ledger.definition;
  return {
    balance: true,
    ...opened,
    periods: [...periods.values()],
    ...(lots !== undefined && amount < 0 ? { lots: request.lot === undefined ? {} : { lot: request.lot } } : {}),
    ...(intervals?.noOverlap === true && amount > 0 ? { intervals: intervalOf(request) } : {}),
    ...(control !== undefined && amount > 0 ? { control: { ...periodOf(day, control.per), level: control.level } } : {}),
  };
}
