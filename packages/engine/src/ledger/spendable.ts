import type { CompiledLedger } from "./compile-ledger.js";
import type { AccountStanding } from "./standing.js";

/** Least balance that a debit may leave: the floor, or the base that can't be spent when that is higher. */
export function spendingFloor(ledger: CompiledLedger, opened: boolean, mayUseBase = false): number {
  return opened && !mayUseBase && ledger.lockedBase > 0 ? Math.max(ledger.floor, ledger.lockedBase) : ledger.floor;
}

/** What the account's holder can spend: the balance less the base that can't be spent, never below zero. */
export function spendable(ledger: CompiledLedger, standing: Pick<AccountStanding, "balance" | "opened">): number {
  return Math.max(0, standing.balance - spendingFloor(ledger, standing.opened !== false));
}
