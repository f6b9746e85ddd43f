import { describe, expect, it } from "vitest";
import { compileLedger } from "../../src/ledger/index.js";
import { Account, POINTS, refusalOf } from "./points-ledger.js";

const points = compileLedger("base:points", POINTS);

describe("rules of a ledger", () => {
  it("gives the base with the first entry of an account, and names rule and version", () => {
    const plan = new Account(points).ask({ rule: "patrol" });
    expect(plan.entries).toEqual([
      { kind: "base", amount: 100, reason: "基础分", day: "2026-03-02" },
      { kind: "credit", amount: 10, rule: "patrol", ruleVersion: 3, reason: "义务巡逻", day: "2026-03-02" },
    ]);
    expect(plan).toMatchObject({ balance: 110, spendable: 10 });
  });

  it("opens an account once", () => {
    const account = new Account(points);
    expect(account.ask({ kind: "open" }).balance).toBe(100);
    expect(refusalOf(() => account.ask({ kind: "open" })).code).toBe("LEDGER_ALREADY_OPEN");
  });

  it("computes the amount from the record and the amount given by the effect", () => {
    const account = new Account(points);
    account.ask({ rule: "labour", facts: { record: { hours: 3, photos: ["p"] } } });
    account.ask({ rule: "given", amount: 7, facts: { record: { approved: true } } });
    expect(account.balance).toBe(100 + 15 + 7);
  });

  it.each([
    ["LEDGER_UNKNOWN_RULE", { rule: "patrl" }],
    ["LEDGER_RULE_RETIRED", { rule: "old" }],
    ["LEDGER_RULE_NOT_IN_FORCE", { rule: "spring", day: "2026-06-01" }],
    ["LEDGER_RULE_NOT_IN_FORCE", { rule: "spring", day: "2026-02-28" }],
    ["LEDGER_RULE_NOT_MET", { rule: "given", amount: 5, facts: { record: { approved: false } } }],
    ["LEDGER_EVIDENCE_MISSING", { rule: "labour", facts: { record: { hours: 2, photos: [] } } }],
    ["LEDGER_ZERO", { rule: "given", amount: 0, facts: { record: { approved: true } } }],
    ["LEDGER_AMOUNT_NOT_WHOLE", { rule: "given", amount: 2.5, facts: { record: { approved: true } } }],
    ["LEDGER_OVERFLOW", { rule: "given", amount: Number.MAX_SAFE_INTEGER, facts: { record: { approved: true } } }],
    ["LEDGER_OVERFLOW", { rule: "given", amount: 2 ** 60, facts: { record: { approved: true } } }],
  ])("refuses with %s", (code, request) => {
    const account = new Account(points);
    expect(refusalOf(() => account.ask(request)).code).toBe(code);
    expect(account.entries).toEqual([]);
  });

  it("is in force on its first and last day", () => {
    const account = new Account(points);
    account.ask({ rule: "spring", day: "2026-03-01" });
    account.ask({ rule: "spring", day: "2026-05-31" });
    expect(account.balance).toBe(104);
  });

  it("suggests the rule that was probably meant, and names the field that is missing", () => {
    const account = new Account(points);
    expect(refusalOf(() => account.ask({ rule: "patrl" })).facts.suggestion).toBe("patrol");
    expect(refusalOf(() => account.ask({ rule: "labour", facts: { record: { hours: 2 } } })).said).toContain("photos");
  });

  it("refuses a definition with every problem at once", () => {
    const bad = {
      ...POINTS,
      rules: [
        { id: "a", title: "甲", amount: 0 },
        { id: "a", title: "乙", amount: "reccord.hours" },
      ],
    };
    expect(() => compileLedger("base:points", bad)).toThrow(
      expect.objectContaining({
        code: "LEDGER_BAD_DEFINITION",
        issues: [expect.anything(), expect.anything(), expect.objectContaining({ path: "/rules/1/amount" })],
      }),
    );
  });
});

describe("spending", () => {
  it("says in the ledger's unit how much is missing, and never touches the base", () => {
    const account = new Account(points);
    account.ask({ rule: "given", amount: 25, facts: { record: { approved: true } } });
    const refusal = refusalOf(() => account.ask({ rule: "redeem", amount: 30 }));
    expect(refusal).toMatchObject({ code: "LEDGER_SHORT", facts: { available: 25, needed: 30, missing: 5 } });
    expect(refusal.said).toContain("差5分");
    expect(account.ask({ rule: "redeem", amount: 25 })).toMatchObject({ balance: 100, spendable: 0 });
  });

  it("lets a deduction use up the base, down to the floor", () => {
    const account = new Account(points);
    for (let count = 0; count < 3; count += 1) account.ask({ rule: "burning" });
    expect(account.balance).toBe(10);
    expect(refusalOf(() => account.ask({ rule: "burning" })).facts).toMatchObject({ available: 10, needed: 30, missing: 20 });
  });

  it("writes amounts with decimals as people do", () => {
    const funds = compileLedger("base:funds", {
      id: "funds",
      title: "项目资金",
      unit: { title: "元", decimals: 2 },
      account: { recordType: "project", by: "side" },
      ceiling: "account.committed",
      rules: [{ id: "pay", title: "拨付", amount: "amount" }],
    });
    const account = new Account(funds);
    const facts = { account: { committed: 90_000_000 } };
    account.ask({ rule: "pay", amount: 60_000_050, facts });
    const refusal = refusalOf(() => account.ask({ rule: "pay", amount: 30_000_000, facts }));
    expect(refusal).toMatchObject({ code: "LEDGER_ABOVE_CEILING", facts: { over: 50, ceiling: 90_000_000 } });
    expect(refusal.said).toBe("上限为900000.00元，这一笔超出0.50元。");
    expect(account.ask({ rule: "pay", amount: 29_999_950, facts }).balance).toBe(90_000_000);
  });
});
