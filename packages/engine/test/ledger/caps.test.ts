import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileLedger, neededStanding, periodOf, planEntry } from "../../src/ledger/index.js";
import { Account, POINTS, refusalOf } from "./points-ledger.js";

const points = compileLedger("base:points", POINTS);
const approved = { record: { approved: true } };

describe("caps", () => {
  it("cuts what is over and says so", () => {
    const account = new Account(points);
    account.ask({ rule: "given", amount: 55, facts: approved });
    const plan = account.ask({ rule: "patrol" });
    expect(plan.entries[0]).toMatchObject({ amount: 5, cut: 5 });
    expect(plan.cut).toMatchObject({ amount: 5, cap: "month", max: 60, used: 55 });
    expect(plan.cut?.text["zh-CN"]).toBe("本月上限60分，此前已计55分，本次应计10分，实计5分，超出的5分不计。");
  });

  it("refuses when the cap is used up, and is free again in the next month", () => {
    const account = new Account(points);
    account.ask({ rule: "given", amount: 60, facts: approved });
    expect(refusalOf(() => account.ask({ rule: "patrol" }))).toMatchObject({ code: "LEDGER_CAPPED", said: "已达本月上限60分，不能再记。" });
    expect(account.ask({ rule: "patrol", day: "2026-04-01" }).entries[0]?.amount).toBe(10);
  });

  it("holds per entry, and per day for one rule only", () => {
    const account = new Account(points);
    expect(account.ask({ rule: "labour", facts: { record: { hours: 7, photos: ["p"] } } }).cut).toMatchObject({ cap: "entry", amount: 5 });
    account.ask({ rule: "patrol" });
    account.ask({ rule: "patrol" });
    expect(refusalOf(() => account.ask({ rule: "patrol" })).facts).toMatchObject({ cap: "day", used: 20 });
  });

  it("refuses instead of cutting when all or nothing is asked", () => {
    const account = new Account(points);
    account.ask({ rule: "given", amount: 55, facts: approved });
    expect(refusalOf(() => account.ask({ rule: "patrol", exact: true })).code).toBe("LEDGER_CAPPED");
    const strict = compileLedger("base:points", { ...POINTS, caps: [{ id: "spend", per: "month", max: 20, counts: "debits", over: "refuse" }] });
    const other = new Account(strict);
    other.ask({ rule: "given", amount: 50, facts: approved });
    expect(refusalOf(() => other.ask({ rule: "redeem", amount: 21 })).code).toBe("LEDGER_CAPPED");
    expect(other.ask({ rule: "redeem", amount: 20 }).spendable).toBe(30);
  });

  it("gives back to the cap what was taken back", () => {
    const account = new Account(points);
    account.ask({ rule: "given", amount: 60, facts: approved });
    account.ask({ kind: "reverse", reverses: account.entry("e-2") });
    expect(account.ask({ rule: "patrol" }).entries[0]?.amount).toBe(10);
  });

  it("keeps the total volume of an area", () => {
    const controlled = compileLedger("base:points", { ...POINTS, control: { per: "quarter", level: "village", max: 1000 } });
    const nearly = new Account(controlled, { control: 996 });
    expect(nearly.ask({ rule: "patrol" }).cut).toMatchObject({ cap: "control", amount: 6 });
    expect(refusalOf(() => new Account(controlled, { control: 1000 }).ask({ rule: "patrol" })).code).toBe("LEDGER_VOLUME_REACHED");
    expect(new Account(controlled, { control: 1000 }).ask({ rule: "burning" }).balance).toBe(70);
  });

  it("asks only for the periods that bear on the entry", () => {
    const request = { kind: "rule", rule: "patrol", day: "2026-03-02", facts: {} } as const;
    expect(neededStanding(points, request)).toEqual({
      balance: true,
      opened: "ever",
      periods: [
        { key: "patrol/credits/2026-03-02/2026-03-02", from: "2026-03-02", to: "2026-03-02", rule: "patrol", counts: "credits" },
        { key: "*/credits/2026-03-01/2026-03-31", from: "2026-03-01", to: "2026-03-31", counts: "credits" },
      ],
    });
    expect(neededStanding(points, { ...request, rule: "redeem", amount: 5 }).periods).toEqual([]);
    expect(() => planEntry(points, request, { balance: 100 })).toThrow(expect.objectContaining({ code: "LEDGER_STANDING_MISSING" }));
  });

  it("never lets an account earn more than its caps in any period", () => {
    const asked = fc.record({
      rule: fc.constantFrom("patrol", "given", "labour", "redeem", "burning"),
      amount: fc.integer({ min: 1, max: 80 }),
      day: fc.integer({ min: 0, max: 70 }).map((days) => new Date(Date.UTC(2026, 1, 1 + days)).toISOString().slice(0, 10)),
      back: fc.option(fc.nat({ max: 30 }), { freq: 4 }),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (requests) => {
        const account = new Account(points);
        for (const { rule, amount, day, back } of requests) {
          try {
            const taken = back === null ? undefined : account.entries[back];
            if (taken !== undefined) account.ask({ kind: "reverse", day, reverses: account.entry(taken.id) });
            else account.ask({ rule, amount, day, facts: { record: { approved: true, hours: amount, photos: ["p"] } } });
          } catch (error) {
            if (!(error instanceof Error && "code" in error)) throw error;
          }
          expect(account.balance).toBeGreaterThanOrEqual(0);
        }
        const takenBack = new Set(account.entries.map(({ reverses }) => reverses));
        const earned = new Map<string, number>();
        for (const entry of account.entries) {
          if (entry.kind !== "credit" || takenBack.has(entry.id)) continue;
          for (const key of [entry.day.slice(0, 7), ...(entry.rule === "patrol" ? [entry.day] : [])]) earned.set(key, (earned.get(key) ?? 0) + entry.amount);
          if (entry.rule === "labour") expect(entry.amount).toBeLessThanOrEqual(30);
        }
        for (const [key, sum] of earned) expect(sum).toBeLessThanOrEqual(key.length === 7 ? 60 : 20);
      }),
      { numRuns: 150 },
    );
  });
});

describe("periods", () => {
  it.each([
    ["2026-03-01", "week", "2026-02-23", "2026-03-01"],
    ["2026-03-02", "week", "2026-03-02", "2026-03-08"],
    ["2027-01-01", "week", "2026-12-28", "2027-01-03"],
    ["2028-02-10", "month", "2028-02-01", "2028-02-29"],
    ["2026-05-31", "quarter", "2026-04-01", "2026-06-30"],
    ["2026-12-31", "year", "2026-01-01", "2026-12-31"],
    ["2026-12-31", "day", "2026-12-31", "2026-12-31"],
  ] as const)("%s lies in a %s from %s to %s", (day, per, from, to) => {
    expect(periodOf(day, per)).toEqual({ from, to });
  });
});
