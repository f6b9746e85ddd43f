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

/** What the hash covers: all that an entry says, but not what a store keeps beside it. */
const COVERED = {
  id: true,
  ledger: true,
  seq: true,
  account: true,
  orgPath: true,
  amount: true,
  kind: true,
  rule: true,
  ruleVersion: true,
  reason: true,
  source: true,
  operator: true,
  approver: true,
  at: true,
  day: true,
  lot: true,
  purpose: true,
  from: true,
  to: true,
  reverses: true,
  idempotencyKey: true,
  cut: true,
  revision: true,
  previousHash: true,
} as const satisfies Record<Exclude<keyof LedgerEntry, "hash">, true>;
const MEMBERS = Object.keys(COVERED) as (keyof typeof COVERED)[];

/** Gives an entry its place after `previous` and its hash. */
export function chainEntry(draft: UnchainedEntry, previous: ChainHead = CHAIN_START): LedgerEntry {
  const placed = { ...draft, seq: previous.seq + 1, previousHash: previous.hash, hash: "" };
  return { ...placed, hash: hashEntry(placed) };
}

/** The hash that an entry should have, whatever its `hash` says: SHA-256 over the canonical JSON of its members without `hash`. */
export function hashEntry(entry: LedgerEntry): string {
  const body: Record<string, unknown> = {};
  for (const member of MEMBERS) body[member] = entry[member];
  return sha256Text(canonicalJson(body));
}
