import { ZhiliError } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileLedger, type LedgerRequest } from "../../src/ledger/index.js";
import { Account, POINTS } from "./points-ledger.js";

const points = compileLedger("base:points", POINTS);

/** Something that is asked of an account: a rule, or the taking back of an entry by its place. */
type Ask = { readonly rule: string; readonly amount: number; readonly day: string } | { readonly back: number; readonly approved: boolean };

const asks: fc.Arbitrary<Ask[]> = fc.array(
  fc.oneof(
    fc.record({
      rule: fc.constantFrom("patrol", "given", "redeem", "burning", "spring", "old"),
      amount: fc.integer({ min: -5, max: 60 }),
      day: fc.constantFrom("2026-03-02", "2026-03-30", "2026-04-01"),
    }),
    fc.record({ back: fc.nat({ max: 20 }), approved: fc.boolean() }),
  ),
  { maxLength: 25 },
);

/** Lets the account answer; refusals leave no trace. */
function ask(account: Account, one: Ask): void {
  const request = "rule" in one ? byRule(one) : takeBack(account, one);
  if (request === undefined) return;
  const before = account.entries.length;
  try {
    account.ask(request);
  } catch (error) {
    if (!(error instanceof ZhiliError) || !error.code.startsWith("LEDGER_")) throw error;
    expect(account.entries).toHaveLength(before);
  }
}

const byRule = ({ rule, amount, day }: Extract<Ask, { rule: string }>): Partial<LedgerRequest> => ({
  rule,
  day,
  ...(rule === "given" || rule === "redeem" ? { amount } : {}),
  facts: { record: { approved: true } },
});

function takeBack(account: Account, { back, approved }: Extract<Ask, { back: number }>): Partial<LedgerRequest> | undefined {
  const entry = account.entries[back];
  return entry === undefined ? undefined : { kind: "reverse", reverses: account.entry(entry.id), ...(approved ? { belowFloorApproved: true } : {}) };
}

describe("laws of a ledger, under any sequence of requests", () => {
  it("the balance that a plan answers is the sum of the entries", () => {
    fc.assert(
      fc.property(asks, (list) => {
        const account = new Account(points);
        for (const one of list) {
          ask(account, one);
          const sum = account.entries.reduce((total, { amount }) => total + amount, 0);
          expect(account.standing({ kind: "rule", rule: "patrol", day: "2026-03-02", facts: {} }).balance).toBe(sum);
        }
      }),
    );
  });

  it("the balance is never below the floor but by a reversal that was approved", () => {
    fc.assert(
      fc.property(asks, (list) => {
        const account = new Account(points);
        for (const one of list) {
          const before = account.balance;
          ask(account, one);
          const allowed = "back" in one && one.approved;
          if (!allowed) expect(account.balance).toBeGreaterThanOrEqual(Math.min(before, 0));
        }
      }),
    );
  });

  it("redemptions never touch the base, and every entry is a whole number that is not nothing", () => {
    fc.assert(
      fc.property(asks, (list) => {
        const account = new Account(points);
        for (const one of list) {
          const before = account.balance;
          ask(account, one);
          if ("rule" in one && one.rule === "redeem" && account.balance < before) expect(account.balance).toBeGreaterThanOrEqual(100);
        }
        for (const { amount } of account.entries) expect(Number.isSafeInteger(amount) && amount !== 0).toBe(true);
      }),
    );
  });

  it("an entry is taken back at most once, by its exact opposite", () => {
    fc.assert(
      fc.property(asks, (list) => {
        const account = new Account(points);
        for (const one of list) ask(account, one);
        const reversals = account.entries.filter(({ kind }) => kind === "reversal");
        expect(new Set(reversals.map(({ reverses }) => reverses)).size).toBe(reversals.length);
        for (const { amount, reverses } of reversals) expect(account.entries.find(({ id }) => id === reverses)?.amount).toBe(-amount);
      }),
    );
  });
});
