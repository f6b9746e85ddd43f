import type { LedgerEntry } from "@zhili/contracts";
import type { UnchainedEntry } from "./chain-entry.js";
import type { DraftEntry } from "./standing.js";

/** What the platform knows about the entries of one request. */
export type EntryEnvelope = Pick<LedgerEntry, "ledger" | "account" | "orgPath" | "source" | "operator" | "approver" | "at" | "idempotencyKey" | "revision"> & {
  /** One id for each entry. */
  readonly ids: readonly string[];
};

/** Puts who, when and where from on the entries of a plan. The first has the idempotency key as given, the others `key#2`, `key#3`, so that keys stay unique. */
export function completeEntries(drafts: readonly DraftEntry[], { ids, ...envelope }: EntryEnvelope): UnchainedEntry[] {
  return drafts.map((draft, index) => {
    const id = ids[index];
    if (id === undefined) throw new RangeError(`${drafts.length} entries, but ${ids.length} ids`);
    const key = index === 0 ? envelope.idempotencyKey : `${envelope.idempotencyKey}#${index + 1}`;
    return { ...envelope, ...draft, id, idempotencyKey: key };
  });
}
