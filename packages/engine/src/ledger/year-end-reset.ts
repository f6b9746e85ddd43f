import type { CompiledLedger } from "./compile-ledger.js";
import { LedgerNoReset } from "./errors.js";
import { daysBefore } from "./periods.js";
import type { AccountStanding, DraftEntry } from "./standing.js";

/** The entry that clears an account on the reset day: down to the base where it stays, else to zero. Undefined when nothing is above that; a reset never gives anything. */
export function planYearEndReset(ledger: CompiledLedger, standing: Pick<AccountStanding, "balance" | "opened">, day: string): DraftEntry | undefined {
  const { expiry, base } = ledger.definition;
  if (expiry?.kind !== "year-end-reset") throw LedgerNoReset({ facts: { ledger: ledger.ref } });
  const kept = base !== undefined && expiry.keepBase !== false && standing.opened !== false ? base.amount : 0;
  const over = standing.balance - Math.max(kept, ledger.floor);
  return over > 0 ? { kind: "reset", amount: -over, reason: `${day.slice(0, 4)}年度清零`, day } : undefined;
}

/** The local day on which a year's points are cleared, after everything else of that day; undefined for a ledger that carries over. */
export function resetDate(ledger: CompiledLedger, year: number): string | undefined {
  return ledger.definition.expiry?.kind === "year-end-reset" ? `${String(year).padStart(4, "0")}-12-31` : undefined;
}

/** The local day on which the reset of a year has to be announced (30 days ahead unless the ledger says otherwise). */
export function announceDate(ledger: CompiledLedger, year: number): string | undefined {
  const day = resetDate(ledger, year);
  return day === undefined ? undefined : daysBefore(day, ledger.definition.expiry?.announceDays ?? 30);
}
