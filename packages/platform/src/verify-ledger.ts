import { type ChainVerdict, verifyChain } from "@zhili/engine/ledger";
import { ENTRIES, readAccountSum } from "./ledgers/account.js";
import { chainedEntry } from "./ledgers/reverse-entries.js";
import type { Platform } from "./platform.js";

export interface LedgerProof {
  readonly ledger: string;
  readonly ok: boolean;
  readonly checked: number;
  /** First entry that is wrong, and what about it. */
  readonly firstBad?: ChainVerdict["firstBad"];
  /** Accounts whose kept balance is not the sum of their entries. */
  readonly accounts: readonly string[];
}

const PAGE = 1000;

/** Proves a ledger: chain unbroken up to its head, and every balance the sum of its entries. Reads page by page. */
export async function verifyLedger(platform: Platform, ledger: string, progress?: (checked: number) => void): Promise<LedgerProof> {
  const sums = new Map<string, number>();
  let last = { seq: 0, hash: "" };
  async function* entries() {
    let after: string | undefined;
    do {
      const page = await platform.store.find(
        ENTRIES,
        { ledger },
        { sort: [{ path: "seq", direction: "asc" }], limit: PAGE, ...(after === undefined ? {} : { after }) },
      );
      for (const document of page.items) {
        const entry = chainedEntry(document);
        sums.set(entry.account, (sums.get(entry.account) ?? 0) + entry.amount);
        last = { seq: entry.seq, hash: entry.hash };
        yield entry;
      }
      progress?.(last.seq);
      after = page.cursor;
    } while (after !== undefined);
  }
  const chain = await verifyChain(entries());
  const head = await platform.store.get("chain-heads", ledger);
  const accounts: string[] = [];
  for (const [account, sum] of sums) if ((await readAccountSum(platform.store, ledger, account)).balance !== sum) accounts.push(account);
  const headSeq = Number(head?.seq ?? 0);
  const shortened = chain.ok && (headSeq !== last.seq || (head !== undefined && head.hash !== last.hash));
  const firstBad = chain.firstBad ?? (shortened ? { seq: last.seq + 1, why: "dropped" as const } : undefined);
  return { ledger, ok: chain.ok && !shortened && accounts.length === 0, checked: chain.checked, accounts, ...(firstBad === undefined ? {} : { firstBad }) };
}
