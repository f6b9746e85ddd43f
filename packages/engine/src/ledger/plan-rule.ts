import { applyCaps, type Cut } from "./apply-caps.js";
import { bearingCaps } from "./cap-queries.js";
import { balanceAfter, checkCeiling, checkFloor } from "./check-bounds.js";
import { checkInterval } from "./check-interval.js";
import type { CompiledLedger, CompiledRule } from "./compile-ledger.js";
import { drawLots, type LotPart, takeFromLot } from "./draw-lots.js";
import { LedgerLotMissing } from "./errors.js";
import { amountOfRequest, ruleOfRequest } from "./rule-of-request.js";
import type { AccountStanding, DraftEntry, LedgerRequest } from "./standing.js";

/** The entries of a rule: one, or one for each lot that a debit draws on. */
export function planByRule(
  ledger: CompiledLedger,
  request: LedgerRequest,
  standing: AccountStanding,
): { readonly entries: readonly DraftEntry[]; readonly cut?: Cut } {
  const rule = ruleOfRequest(ledger, request);
  const asked = amountOfRequest(rule, request);
  balanceAfter(standing.balance, asked);
  const exact = request.exact === true || request.kind === "draw";
  const { amount, cut } = applyCaps(ledger, bearingCaps(ledger, rule, asked, request.day), asked, standing, exact);
  const parts = lotParts(ledger, request, amount, standing);
  checkFloor(ledger, standing.balance, amount, rule.fromBase);
  checkCeiling(ledger, standing.balance, amount, request);
  if (amount > 0) checkInterval(ledger, request, standing);
  const entry = entryOf(rule, request, amount);
  const entries = parts === undefined ? [entry] : parts.map(({ lot, quantity }) => ({ ...entry, amount: amount > 0 ? quantity : -quantity, lot }));
  if (cut === undefined) return { entries };
  return { entries: entries.map((part, index) => (index === 0 ? { ...part, cut: cut.amount } : part)), cut };
}

/** Which lots the amount goes to or comes from; undefined when the ledger has none. */
function lotParts(ledger: CompiledLedger, request: LedgerRequest, amount: number, standing: AccountStanding): readonly LotPart[] | undefined {
  if (ledger.definition.lots === undefined) return undefined;
  if (amount < 0) {
    if (request.kind === "rule" && request.lot !== undefined) return takeFromLot(ledger, -amount, request.lot, standing.lots);
    return drawLots(ledger, -amount, request, standing.lots);
  }
  if (request.lot === undefined) throw LedgerLotMissing();
  return [{ lot: request.lot, quantity: amount }];
}

function entryOf(rule: CompiledRule, request: LedgerRequest, amount: number): DraftEntry {
  return {
    kind: amount > 0 ? "credit" : "debit",
    amount,
    rule: rule.id,
    ruleVersion: rule.version,
    reason: request.reason ?? rule.title,
    day: request.day,
    ...(request.lot === undefined ? {} : { lot: request.lot }),
    ...(request.purpose === undefined ? {} : { purpose: request.purpose }),
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(request.to === undefined ? {} : { to: request.to }),
  };
}
