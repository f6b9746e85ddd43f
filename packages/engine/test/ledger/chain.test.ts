import { createHash } from "node:crypto";
import type { LedgerEntry } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHAIN_START, canonicalJson, chainEntry, compileLedger, verifyChain } from "../../src/ledger/index.js";
import { Account, POINTS } from "./points-ledger.js";

const points = compileLedger("base:points", POINTS);

function chainOf(count: number): LedgerEntry[] {
  const account = new Account(points);
  for (let turn = 0; turn < count; turn += 1)
    account.ask({ rule: "given", amount: 1 + turn, day: `2026-0${1 + turn}-05`, facts: { record: { approved: true } } });
  let head = CHAIN_START;
  return account.entries.map((entry) => {
    const chained = chainEntry(entry, head);
    head = chained;
    return chained;
  });
}
const chain = chainOf(7);
const at = (index: number): LedgerEntry =>
  chain[index] ??
  (() => {
    throw new RangeError(`no entry ${index}`);
  })();
const last = at(chain.length - 1);

async function* streamed(entries: readonly LedgerEntry[]): AsyncGenerator<LedgerEntry> {
  yield* entries;
}

describe("the chain of a ledger", () => {
  it("is good from its start to its head, streamed or not", async () => {
    const verdict = { ok: true, checked: 8, head: { seq: 8, hash: last.hash } };
    expect(await verifyChain(chain)).toEqual(verdict);
    expect(await verifyChain(streamed(chain), { published: { seq: 8, hash: last.hash } })).toEqual(verdict);
    expect(await verifyChain(chain.slice(3), { from: at(2) })).toMatchObject({ ok: true, checked: 5 });
    expect(await verifyChain([])).toEqual({ ok: true, checked: 0, head: CHAIN_START });
  });

  it("hashes with SHA-256 over canonical JSON, as anybody can check", () => {
    const { hash, ...body } = at(4);
    expect(hash).toBe(createHash("sha256").update(canonicalJson(body)).digest("hex"));
    expect(canonicalJson({ b: [1, "二"], a: undefined, A: null })).toBe('{"A":null,"b":[1,"二"]}');
  });

  it("is the same after a way through a store that orders keys otherwise and keeps marks beside them", async () => {
    const stored = chain.map((entry) => JSON.parse(JSON.stringify({ takenBack: true, ...Object.fromEntries(Object.entries(entry).reverse()) })) as LedgerEntry);
    expect((await verifyChain(stored)).ok).toBe(true);
  });

  it("names an altered entry", async () => {
    const altered = chain.with(3, { ...at(3), amount: 999 });
    expect(await verifyChain(altered)).toMatchObject({ ok: false, checked: 3, firstBad: { seq: 4, why: "altered" } });
    expect((await verifyChain(chain.with(3, { ...at(3), amount: Number.NaN }))).firstBad).toEqual({ seq: 4, why: "altered" });
  });

  it("names a dropped entry, in the middle, at the start, and at the end against a published head", async () => {
    expect((await verifyChain(chain.toSpliced(4, 1))).firstBad).toEqual({ seq: 5, why: "dropped" });
    expect((await verifyChain(chain.slice(1))).firstBad).toEqual({ seq: 1, why: "dropped" });
    expect((await verifyChain(chain.slice(0, 6), { published: last })).firstBad).toEqual({ seq: 7, why: "dropped" });
  });

  it("names entries out of order or twice", async () => {
    expect((await verifyChain(chain.with(2, at(3)).with(3, at(2)))).firstBad).toEqual({ seq: 3, why: "reordered" });
    expect((await verifyChain(chain.toSpliced(5, 0, at(2)))).firstBad).toEqual({ seq: 3, why: "reordered" });
  });

  it("names an entry that was written anew with a fitting hash", async () => {
    const forged = chainEntry({ ...at(3), amount: 999 }, at(2));
    expect((await verifyChain(chain.with(3, forged))).firstBad).toEqual({ seq: 4, why: "forged" });
    let head = at(2);
    const rewritten = chain.map((entry, index) => {
      if (index < 3) return entry;
      head = chainEntry(index === 3 ? { ...entry, amount: 999 } : entry, head);
      return head;
    });
    expect((await verifyChain(rewritten)).ok).toBe(true);
    expect((await verifyChain(rewritten, { published: last })).firstBad).toEqual({ seq: 8, why: "forged" });
    expect((await verifyChain([chainEntry({ ...at(0), ledger: "base:other" })], { ledger: "base:points" })).firstBad).toEqual({ seq: 1, why: "forged" });
  });

  it("detects any change of any member of any entry", async () => {
    const change = fc.constantFrom(...Object.keys(last).filter((key) => key !== "source"));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 7 }), change, fc.oneof(fc.string(), fc.integer(), fc.constant(undefined)), async (index, key, value) => {
        const entry: Record<string, unknown> = { ...at(index) };
        fc.pre(entry[key] !== value);
        entry[key] = value;
        const verdict = await verifyChain(chain.with(index, entry as unknown as LedgerEntry));
        expect(verdict.ok).toBe(false);
        expect(verdict.checked).toBeLessThanOrEqual(index);
      }),
      { numRuns: 300 },
    );
  });

  it("detects any removal and any exchange of entries, given the head", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(chain, { minLength: 1 }), async (entries) => {
        const same = entries.length === chain.length && entries.every((entry, index) => entry === chain[index]);
        expect((await verifyChain(entries, { published: last })).ok).toBe(same);
      }),
      { numRuns: 200 },
    );
  });
});
