import type { LedgerEntry } from "@zhili/contracts";
import { canonicalJson } from "./canonical-json.js";
import { sha256Text } from "./sha256-text.js";

/** A place in a chain: the last entry's number and hash. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** An entry that has everything but its place in the chain. */
export type UnchainedEntry = Omit<LedgerEntry, "seq" | "previousHash" | "hash">;

/** Where every chain begins. */
export const CHAIN_START: ChainHead = { seq: 0, hash: "0".repeat(64) };

/** Gives an entry its place after `previous` and its hash: SHA-256 over the canonical JSON of the entry without `hash`. */
export function chainEntry(draft: UnchainedEntry, previous: ChainHead = CHAIN_START): LedgerEntry {
  const placed = { ...draft, seq: previous.seq + 1, previousHash: previous.hash, hash: "" };
  return { ...placed, hash: hashEntry(placed) };
}

/** The hash that an entry should have, whatever its `hash` says. */
export function hashEntry(entry: LedgerEntry): string {
  const { hash: _stated, ...body } = entry;
  return sha256Text(canonicalJson(body));
}
