import type { LedgerEntry } from "@zhili/contracts";
import { CHAIN_START, type ChainHead, hashEntry } from "./chain-entry.js";

/** altered: the entry does not match its own hash; dropped: a number is missing; reordered: a number stands in the wrong place or twice; forged: hashes are right by themselves but do not link up, or differ from a published head. */
export type ChainFault = "altered" | "dropped" | "reordered" | "forged";

export interface ChainVerdict {
  readonly ok: boolean;
  /** Entries found good before the first bad one. */
  readonly checked: number;
  /** The last good place. */
  readonly head: ChainHead;
  readonly firstBad?: { readonly seq: number; readonly why: ChainFault };
}

export interface KnownPlaces {
  /** A place that is trusted already; checking goes on from the next. */
  readonly from?: ChainHead;
  /** A head made known before, e.g. printed on a notice; the chain must pass through it. */
  readonly published?: ChainHead;
  /** The ledger that every entry must belong to; by default the first entry's. */
  readonly ledger?: string;
}

/** Walks a ledger's entries in the order of `seq`, one at a time, and names the first that is bad and why. */
export async function verifyChain(entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>, known: KnownPlaces = {}): Promise<ChainVerdict> {
  const from = known.from ?? CHAIN_START;
  let head = from;
  let ledger = known.ledger;
  let gap: number | undefined;
  const bad = (seq: number, why: ChainFault): ChainVerdict => ({ ok: false, checked: head.seq - from.seq, head, firstBad: { seq, why } });
  for await (const entry of entries) {
    const expected = head.seq + 1;
    if (gap !== undefined) {
      if (entry.seq === gap) return bad(gap, "reordered");
      continue;
    }
    if (stated(entry) !== entry.hash) return bad(expected, "altered");
    if (entry.seq < expected) return bad(entry.seq, "reordered");
    if (entry.seq > expected) {
      gap = expected;
      continue;
    }
    ledger ??= entry.ledger;
    if (entry.ledger !== ledger) return bad(expected, "forged");
    // The later entry still holds the hash that the earlier one had when it was written, so the earlier one was replaced.
    if (entry.previousHash !== head.hash) return bad(head.seq > from.seq ? head.seq : expected, "forged");
    if (known.published?.seq === entry.seq && known.published.hash !== entry.hash) return bad(expected, "forged");
    head = { seq: entry.seq, hash: entry.hash };
  }
  if (gap !== undefined) return bad(gap, "dropped");
  if (known.published !== undefined && known.published.seq > head.seq) return bad(head.seq + 1, "dropped");
  return { ok: true, checked: head.seq - from.seq, head };
}

/** The hash of what the entry says; undefined when it holds what no entry can hold. */
function stated(entry: LedgerEntry): string | undefined {
  try {
    return hashEntry(entry);
  } catch {
    return undefined;
  }
}
