import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announceDate, compileLedger, planYearEndReset, resetDate } from "../../src/ledger/index.js";
import { Account, POINTS, refusalOf } from "./points-ledger.js";

const points = compileLedger("base:points", POINTS);
const approved = { record: { approved: true } };

describe("taking back", () => {
  it("is the exact opposite under the same rule, and happens once", () => {
    const account = new Account(points);
    account.ask({ rule: "patrol" });
    const plan = account.ask({ kind: "reverse", reverses: account.entry("e-2"), reason: "误记" });
    expect(plan.entries).toEqual([{ kind: "reversal", amount: -10, reverses: "e-2", rule: "patrol", ruleVersion: 3, reason: "误记", day: "2026-03-02" }]);
    expect(refusalOf(() => account.ask({ kind: "reverse", reverses: account.entry("e-2") })).code).toBe("LEDGER_ALREADY_REVERSED");
    expect(refusalOf(() => account.ask({ kind: "reverse", reverses: account.entry("e-3") })).code).toBe("LEDGER_NOT_REVERSIBLE");
  });

  it("does not take back what belongs to another ledger", () => {
    const account = new Account(points);
    account.ask({ rule: "patrol" });
    const foreign = { ...account.entry("e-2"), ledger: "base:stock" };
    expect(refusalOf(() => account.ask({ kind: "reverse", reverses: foreign })).code).toBe("LEDGER_NOT_REVERSIBLE");
  });

  it("goes below the floor only with an approval, and only where the ledger knows who approves", () => {
    const { base: _base, ...bare } = POINTS;
    const spent = (definition: typeof bare): Account => {
      const account = new Account(compileLedger("base:points", definition));
      account.ask({ rule: "given", amount: 30, facts: approved });
      account.ask({ rule: "redeem", amount: 25 });
      return account;
    };
    const account = spent(bare);
    const reverse = { kind: "reverse", reverses: account.entry("e-1") } as const;
    expect(refusalOf(() => account.ask(reverse))).toMatchObject({ code: "LEDGER_BELOW_FLOOR", said: "冲回后余额为-25分，低于下限0分，须经批准。" });
    expect(account.ask({ ...reverse, belowFloorApproved: true })).toMatchObject({ balance: -25, spendable: 0 });
    const { floorApproval: _roles, ...nobody } = bare;
    const other = spent(nobody);
    expect(refusalOf(() => other.ask({ kind: "reverse", reverses: other.entry("e-1"), belowFloorApproved: true })).code).toBe("LEDGER_BELOW_FLOOR");
  });

  it("does not lower the floor of anything but a reversal", () => {
    const account = new Account(points);
    expect(refusalOf(() => account.ask({ rule: "redeem", amount: 5, belowFloorApproved: true })).code).toBe("LEDGER_SHORT");
  });

  it("restores the balance and the standing of every account", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), fc.nat(), (amounts, pick) => {
        const account = new Account(points);
        for (const amount of amounts) account.ask({ rule: "given", amount, facts: approved });
        const probe = { kind: "rule", rule: "patrol", day: "2026-03-02", facts: {} } as const;
        const before = account.standing(probe);
        const { entries } = account.ask({ rule: "given", amount: 1 + (pick % 5), facts: approved });
        account.ask({ kind: "reverse", reverses: account.entry(`e-${account.entries.length}`) });
        expect(entries).toHaveLength(1);
        expect(account.standing(probe)).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the end of the year", () => {
  it("clears all but the base, and is announced thirty days before", () => {
    const account = new Account(points);
    account.ask({ rule: "given", amount: 45, facts: approved });
    const plan = account.ask({ kind: "reset", day: "2026-12-31" });
    expect(plan).toMatchObject({ entries: [{ kind: "reset", amount: -45, reason: "2026年度清零" }], balance: 100, spendable: 0 });
    expect(account.ask({ kind: "reset", day: "2026-12-31" }).entries).toEqual([]);
    expect([resetDate(points, 2026), announceDate(points, 2026)]).toEqual(["2026-12-31", "2026-12-01"]);
  });

  it("gives nothing to an account that has used up its base", () => {
    expect(planYearEndReset(points, { balance: 40, opened: true }, "2026-12-31")).toBeUndefined();
    expect(planYearEndReset(points, { balance: -5, opened: true }, "2026-12-31")).toBeUndefined();
  });

  it("clears the base too where it does not stay, and gives it again with the next entry", () => {
    const account = new Account(compileLedger("base:points", { ...POINTS, expiry: { kind: "year-end-reset", keepBase: false, announceDays: 10 } }));
    account.ask({ rule: "patrol" });
    expect(account.ask({ kind: "reset", day: "2026-12-31" }).balance).toBe(0);
    expect(account.ask({ rule: "patrol", day: "2027-01-05" })).toMatchObject({ balance: 110, spendable: 10 });
    expect(announceDate(account.ledger, 2026)).toBe("2026-12-21");
  });

  it("is refused by a ledger that carries over", () => {
    const carry = compileLedger("base:points", { ...POINTS, expiry: { kind: "carry" } });
    expect(refusalOf(() => planYearEndReset(carry, { balance: 5 }, "2026-12-31")).code).toBe("LEDGER_NO_RESET");
    expect(announceDate(carry, 2026)).toBeUndefined();
  });
});
