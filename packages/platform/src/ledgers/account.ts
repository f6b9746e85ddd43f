import type { JsonObject, StoreReader } from "@zhili/contracts";
import type { CompiledLedger } from "@zhili/engine/ledger";
import type { Configuration } from "../configuration/configuration.js";
import { DefinitionUnknown } from "../errors.js";

export const ENTRIES = "ledger-entries";
export const ACCOUNTS = "ledger-accounts";

/** Kept with every entry, so that a balance is one read. */
export interface AccountSum {
  readonly balance: number;
  readonly entries: number;
  readonly opened: boolean;
}

/** Throws DEFINITION_UNKNOWN. */
export function ledgerOf(configuration: Configuration, ref: string): CompiledLedger {
  const found = configuration.ledgers.get(ref);
  if (found === undefined) throw DefinitionUnknown({ facts: { ref, kind: "ledger" } });
  return found;
}

export function accountKey(ledger: string, account: string): string {
  return `${ledger} ${account}`;
}

/** Record id of an account; what stands behind `#` parts the account. */
export function accountRecord(account: string): string {
  return account.split("#")[0] ?? account;
}

export async function readAccountSum(reader: StoreReader, ledger: string, account: string): Promise<AccountSum> {
  const found = (await reader.get(ACCOUNTS, accountKey(ledger, account))) as (JsonObject & Partial<Record<keyof AccountSum, unknown>>) | undefined;
  return { balance: Number(found?.balance ?? 0), entries: Number(found?.entries ?? 0), opened: found?.opened === true };
}
