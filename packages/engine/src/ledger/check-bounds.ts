import { amountText } from "./amount-text.js";
import type { CompiledLedger } from "./compile-ledger.js";
import { shortFacts } from "./draw-lots.js";
import { LedgerAboveCeiling, LedgerBelowFloor, LedgerOverflow, LedgerShort } from "./errors.js";
import { spendingFloor } from "./spendable.js";
import type { LedgerRequest } from "./standing.js";

/** The balance after an amount; throws LEDGER_OVERFLOW when it can't be kept exactly. */
export function balanceAfter(balance: number, amount: number): number {
  const after = balance + amount;
  if (!Number.isSafeInteger(after)) throw LedgerOverflow({ facts: { balance, amount } });
  return after;
}

/** Refuses a debit that leaves less than the floor or than a base that it may not use (LEDGER_SHORT, saying how much is missing). */
export function checkFloor(ledger: CompiledLedger, balance: number, amount: number, mayUseBase: boolean): void {
  if (amount >= 0) return;
  const floor = spendingFloor(ledger, true, mayUseBase);
  if (balanceAfter(balance, amount) < floor) throw LedgerShort({ facts: shortFacts(ledger, Math.max(0, balance - floor), -amount) });
}

/** Refuses a reversal that leaves less than the floor, unless that was approved and the ledger lets somebody approve it. */
export function checkReversalFloor(ledger: CompiledLedger, balance: number, amount: number, approved: boolean): void {
  const after = balanceAfter(balance, amount);
  if (amount >= 0 || after >= ledger.floor) return;
  if (approved && ledger.definition.floorApproval !== undefined) return;
  const { unit } = ledger.definition;
  throw LedgerBelowFloor({ facts: { balance, floor: ledger.floor, after, floorText: amountText(unit, ledger.floor), afterText: amountText(unit, after) } });
}

/** Refuses a credit that lifts the balance above the ceiling: LEDGER_ABOVE_CEILING. A ceiling that is no number refuses every credit. */
export function checkCeiling(ledger: CompiledLedger, balance: number, amount: number, request: LedgerRequest): void {
  if (amount <= 0 || ledger.ceiling === undefined) return;
  const value = ledger.ceiling.evaluate(request.facts);
  const ceiling = typeof value === "number" ? value : 0;
  const over = balanceAfter(balance, amount) - ceiling;
  if (over <= 0) return;
  const { unit } = ledger.definition;
  throw LedgerAboveCeiling({ facts: { ceiling, balance, over, ceilingText: amountText(unit, ceiling), overText: amountText(unit, over) } });
}
