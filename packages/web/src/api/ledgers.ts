import { refPath, request } from "./request.js";
import type { AccountView } from "./types.js";

export function readAccount(ledger: string, account: string, cursor?: string): Promise<AccountView> {
  return request<AccountView>(`/ledgers/${refPath(ledger)}/accounts/${encodeURIComponent(account)}`, { query: { cursor } });
}

export interface BalanceRow {
  readonly account: string;
  readonly balance: number;
  readonly spendable: number;
}

/** Where many accounts stand; of lots what could be drawn today, for the purpose when one is given. */
export function listBalances(ledger: string, accounts: readonly string[], purpose: string | undefined): Promise<{ readonly items: readonly BalanceRow[] }> {
  return request(`/ledgers/${refPath(ledger)}/balances`, { query: { accounts: accounts.join(","), purpose } });
}

export function reverseEntry(ledger: string, entry: string, reason: string, belowFloor: boolean): Promise<unknown> {
  return request(`/ledgers/${refPath(ledger)}/entries/${encodeURIComponent(entry)}/reversal`, {
    method: "POST",
    body: belowFloor ? { reason, belowFloor } : { reason },
  });
}

export interface Verification {
  readonly ok: boolean;
  readonly checked: number;
  readonly firstBad?: { readonly seq?: number; readonly id?: string } | number | string;
}

/** Checks the hash chain of the whole ledger. */
export function verifyLedger(ledger: string): Promise<Verification> {
  return request<Verification>(`/ledgers/${refPath(ledger)}/verify`);
}
