import { checkCeiling, checkReversalFloor } from "./check-bounds.js";
import type { CompiledLedger } from "./compile-ledger.js";
import { takeFromLot } from "./draw-lots.js";
import { LedgerAlreadyReversed, LedgerNotReversible, LedgerStandingMissing } from "./errors.js";
import type { AccountStanding, DraftEntry, LedgerRequest } from "./standing.js";

/** The exact opposite of an entry, on its lot and under its rule. An entry is taken back once; a reversal never is. */
export function planReversal(ledger: CompiledLedger, request: LedgerRequest, standing: AccountStanding): DraftEntry {
  const entry = request.reverses;
  if (entry === undefined || entry.kind === "reversal" || entry.ledger !== ledger.ref) throw LedgerNotReversible({ facts: { entry: entry?.id ?? "" } });
  if (standing.reversed === undefined) throw LedgerStandingMissing({ facts: { missing: "reversed" } });
  if (standing.reversed) throw LedgerAlreadyReversed({ facts: { entry: entry.id } });
  const amount = -entry.amount;
  if (amount < 0 && entry.lot !== undefined) takeFromLot(ledger, -amount, entry.lot, standing.lots);
  checkReversalFloor(ledger, standing.balance, amount, request.belowFloorApproved === true);
  checkCeiling(ledger, standing.balance, amount, request);
  return {
    kind: "reversal",
    amount,
    reverses: entry.id,
    reason: request.reason ?? `冲回：${entry.reason}`,
    day: request.day,
    ...(entry.rule === undefined ? {} : { rule: entry.rule }),
    ...(entry.ruleVersion === undefined ? {} : { ruleVersion: entry.ruleVersion }),
    ...(entry.lot === undefined ? {} : { lot: entry.lot }),
    ...(entry.purpose === undefined ? {} : { purpose: entry.purpose }),
    ...(entry.from === undefined ? {} : { from: entry.from }),
    ...(entry.to === undefined ? {} : { to: entry.to }),
  };
}
