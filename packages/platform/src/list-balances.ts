import { subjectOf } from "./access/require-right.js";
import { accountRecord, ledgerOf } from "./ledgers/account.js";
import { type Balance, balanceOf } from "./ledgers/standing.js";
import type { Platform, RequestContext } from "./platform.js";
import { readUnit } from "./unit/read-unit.js";

export interface BalancesAsk {
  readonly ledger: string;
  readonly accounts: readonly string[];
  /** What lots are drawn for; only lots without a purpose when absent. */
  readonly purpose?: string;
}

export interface BalanceRow extends Balance {
  readonly account: string;
}

const MOST = 200;

/** Where many accounts of one ledger stand, those left out that the person may not read. Throws DEFINITION_UNKNOWN. */
export function listBalances(platform: Platform, context: RequestContext, ask: BalancesAsk): Promise<BalanceRow[]> {
  return readUnit(platform, context, async (unit) => {
    const { recordType } = ledgerOf(unit.configuration, ask.ledger).definition.account;
    const rows: BalanceRow[] = [];
    for (const account of [...new Set(ask.accounts)].slice(0, MOST)) {
      const holder = await unit.records.find(recordType, accountRecord(account));
      if (holder === undefined || !unit.ability.can("read", subjectOf("ledger", ask.ledger), holder.record).allowed) continue;
      rows.push({ account, ...(await balanceOf(unit, ask.ledger, account, ask.purpose)) });
    }
    return rows;
  });
}
