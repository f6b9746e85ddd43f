import type { LedgerDefinition } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileLedger, drawable, type LotStanding, planEntry } from "../../src/ledger/index.js";
import { Account, refusalOf } from "./points-ledger.js";

const STOCK: LedgerDefinition = {
  id: "stock",
  title: "库存",
  unit: { title: "件" },
  account: { recordType: "sku" },
  rules: [
    { id: "intake", title: "入库", amount: "amount" },
    { id: "issue", title: "兑换出库", amount: "-amount" },
    { id: "write-off", title: "报损", amount: "-amount" },
  ],
  lots: { recordType: "batch", order: "fifo", receivedAt: "receivedAt", expiresAt: "expiresAt", purpose: "purpose", state: ["shelved"] },
};
const stock = compileLedger("base:stock", STOCK);
const LOTS = [
  { id: "b-new", receivedAt: "2026-02-01", state: "shelved" },
  { id: "b-old", receivedAt: "2026-01-01", state: "shelved", expiresAt: "2026-06-30" },
  { id: "b-stale", receivedAt: "2025-01-01", state: "shelved", expiresAt: "2026-03-01" },
  { id: "b-quilt", receivedAt: "2025-12-01", state: "shelved", purpose: "elderly" },
  { id: "b-dock", receivedAt: "2025-12-02", state: "received" },
];
const filled = (): Account => {
  const account = new Account(stock, { lots: LOTS });
  for (const { id } of LOTS) account.ask({ rule: "intake", amount: 10, lot: id });
  return account;
};
const draw = (amount: number, more = {}) => ({ kind: "draw", rule: "issue", amount, ...more }) as const;

describe("lots", () => {
  it("are drawn oldest first, over as many as needed", () => {
    const plan = filled().ask(draw(13));
    expect(plan.entries.map(({ lot, amount }) => [lot, amount])).toEqual([
      ["b-old", -10],
      ["b-new", -3],
    ]);
    expect(plan.balance).toBe(37);
  });

  it("are drawn first to expire first where the ledger says so", () => {
    const account = new Account(compileLedger("base:stock", { ...STOCK, lots: { ...STOCK.lots, recordType: "batch", order: "fefo" } }), {
      lots: [
        { id: "never", receivedAt: "2025-01-01", state: "shelved" },
        { id: "late", receivedAt: "2025-02-01", state: "shelved", expiresAt: "2026-12-01" },
        { id: "soon", receivedAt: "2026-02-01", state: "shelved", expiresAt: "2026-03-02" },
      ],
    });
    for (const lot of ["never", "late", "soon"]) account.ask({ rule: "intake", amount: 2, lot });
    expect(account.ask(draw(5)).entries.map(({ lot }) => lot)).toEqual(["soon", "late", "never"]);
  });

  it("with a purpose are for that purpose only, and the others are for everyone", () => {
    const account = filled();
    expect(refusalOf(() => account.ask(draw(21)))).toMatchObject({ code: "LEDGER_PURPOSE", facts: { available: 20, needed: 21, missing: 1 } });
    const { entries } = account.ask(draw(25, { purpose: "elderly" }));
    expect(entries.map(({ lot, amount, purpose }) => [lot, amount, purpose])).toEqual([
      ["b-quilt", -10, "elderly"],
      ["b-old", -10, "elderly"],
      ["b-new", -5, "elderly"],
    ]);
  });

  it("that expired are hidden, and the refusal says so", () => {
    const account = filled();
    account.ask(draw(20));
    expect(refusalOf(() => account.ask(draw(5, { lot: "b-stale" }))).code).toBe("LEDGER_EXPIRED");
    expect(refusalOf(() => account.ask(draw(31, { purpose: "elderly" })))).toMatchObject({ code: "LEDGER_SHORT", facts: { missing: 21 } });
    expect(account.entries).toHaveLength(7);
  });

  it("not yet shelved are not drawn", () => {
    expect(refusalOf(() => filled().ask(draw(1, { lot: "b-dock" }))).code).toBe("LEDGER_SHORT");
  });

  it("can be written off by name even when expired, but never below nothing", () => {
    const account = filled();
    expect(account.ask({ rule: "write-off", amount: 4, lot: "b-stale" }).entries).toMatchObject([{ lot: "b-stale", amount: -4 }]);
    expect(refusalOf(() => account.ask({ rule: "write-off", amount: 7, lot: "b-stale" })).facts).toMatchObject({ available: 6, missing: 1 });
    expect(refusalOf(() => account.ask({ rule: "write-off", amount: 7, lot: "b-none" })).code).toBe("LEDGER_UNKNOWN_LOT");
  });

  it("have to be named at intake, and get back what is taken back", () => {
    const account = filled();
    expect(refusalOf(() => account.ask({ rule: "intake", amount: 1 })).code).toBe("LEDGER_LOT_MISSING");
    account.ask(draw(3));
    expect(account.ask({ kind: "reverse", reverses: account.entry("e-6") }).entries).toMatchObject([{ lot: "b-old", amount: 3 }]);
    account.ask(draw(8, { lot: "b-old" }));
    expect(refusalOf(() => account.ask({ kind: "reverse", reverses: account.entry("e-2") }))).toMatchObject({
      code: "LEDGER_SHORT",
      facts: { available: 2, needed: 10 },
    });
  });

  it("never give more than they have, nor anything expired, locked or unshelved", () => {
    const lot = fc.record(
      {
        id: fc.uuid(),
        remaining: fc.integer({ min: 0, max: 20 }),
        receivedAt: fc.constantFrom("2026-01-01", "2026-01-02", "2026-01-03"),
        state: fc.constantFrom("shelved", "received"),
        expiresAt: fc.constantFrom("2026-03-01", "2026-03-02", "2026-09-01"),
        purpose: fc.constantFrom("", "elderly", "school"),
      },
      { requiredKeys: ["id", "remaining", "state", "receivedAt"] },
    );
    fc.assert(
      fc.property(
        fc.array(lot, { maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(undefined, "elderly"),
        (lots: LotStanding[], quantity, purpose) => {
          const balance = lots.reduce((sum, { remaining }) => sum + remaining, 0);
          const usable = lots.filter(
            (one) => one.state === "shelved" && (one.expiresAt === undefined || one.expiresAt >= "2026-03-02") && (!one.purpose || one.purpose === purpose),
          );
          const available = usable.reduce((sum, { remaining }) => sum + remaining, 0);
          const request = {
            kind: "draw",
            rule: "issue",
            day: "2026-03-02",
            facts: {},
            amount: quantity,
            ...(purpose === undefined ? {} : { purpose }),
          } as const;
          expect(drawable(stock, lots, request)).toBe(available);
          const attempt = () => planEntry(stock, request, { balance, lots });
          if (available < quantity) {
            expect(["LEDGER_SHORT", "LEDGER_PURPOSE", "LEDGER_EXPIRED"]).toContain(refusalOf(attempt).code);
            expect(refusalOf(attempt).facts).toMatchObject({ available, needed: quantity, missing: quantity - available });
            return;
          }
          const { entries } = attempt();
          expect(entries.reduce((sum, { amount }) => sum - amount, 0)).toBe(quantity);
          for (const entry of entries) {
            const from = usable.find(({ id }) => id === entry.lot);
            expect(-entry.amount).toBeGreaterThan(0);
            expect(from?.remaining).toBeGreaterThanOrEqual(-entry.amount);
          }
          const drawn = new Set(entries.map(({ lot: id }) => id));
          const newest =
            usable
              .filter(({ id }) => drawn.has(id))
              .map(({ receivedAt }) => receivedAt ?? "")
              .sort()
              .at(-1) ?? "";
          for (const other of usable) if (other.remaining > 0 && (other.receivedAt ?? "") < newest) expect(drawn.has(other.id)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("intervals", () => {
  const hours = compileLedger("base:hours", {
    id: "hours",
    title: "志愿时长",
    unit: { title: "小时", decimals: 1 },
    account: { recordType: "volunteer" },
    intervals: { noOverlap: true },
    rules: [{ id: "served", title: "服务", amount: "amount" }],
  });
  const serve = (from: string, to: string) => ({ rule: "served", amount: 15, from, to });

  it("may touch but not overlap within one account", () => {
    const account = new Account(hours);
    account.ask(serve("2026-03-02T09:00:00+08:00", "2026-03-02T10:30:00+08:00"));
    account.ask(serve("2026-03-02T10:30:00+08:00", "2026-03-02T12:00:00+08:00"));
    const refusal = refusalOf(() => account.ask(serve("2026-03-02T03:00:00Z", "2026-03-02T05:00:00Z")));
    expect(refusal).toMatchObject({ code: "LEDGER_OVERLAP", facts: { otherFrom: "2026-03-02T10:30:00+08:00" } });
  });

  it("are free again once taken back", () => {
    const account = new Account(hours);
    const morning = serve("2026-03-02T09:00", "2026-03-02T10:30");
    account.ask(morning);
    account.ask({ kind: "reverse", reverses: account.entry("e-1") });
    expect(account.ask(morning).balance).toBe(15);
  });

  it.each([
    ["2026-03-02T10:00", "2026-03-02T10:00"],
    ["2026-03-02T10:00", "2026-03-02T09:00"],
    ["soon", "2026-03-02T09:00"],
  ])("need a start before the end: %s to %s", (from, to) => {
    expect(refusalOf(() => new Account(hours).ask(serve(from, to))).code).toBe("LEDGER_INTERVAL_BAD");
  });
});
