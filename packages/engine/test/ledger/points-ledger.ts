import type { LedgerDefinition, LedgerEntry } from "@zhili/contracts";
import {
  type AccountStanding,
  type BesideEntries,
  type CompiledLedger,
  completeEntries,
  type EntryPlan,
  type LedgerRequest,
  neededStanding,
  planEntry,
  standingOf,
  type UnchainedEntry,
} from "../../src/ledger/index.js";

export const POINTS: LedgerDefinition = {
  id: "points",
  title: "积分",
  unit: { title: "分" },
  account: { recordType: "household" },
  floor: 0,
  floorApproval: ["township"],
  base: { amount: 100, reason: "基础分" },
  caps: [{ id: "month", per: "month", max: 60 }],
  expiry: { kind: "year-end-reset" },
  rules: [
    { id: "patrol", title: "义务巡逻", version: 3, amount: 10, caps: [{ id: "day", per: "day", max: 20 }] },
    { id: "labour", title: "义务劳动", amount: "5 * record.hours", caps: [{ id: "entry", per: "entry", max: 30 }], evidence: ["photos"] },
    { id: "given", title: "评议计分", amount: "amount", when: "record.approved" },
    { id: "redeem", title: "物资兑换", amount: "-amount" },
    { id: "burning", title: "焚烧秸秆", amount: -30, fromBase: true },
    { id: "old", title: "旧规则", amount: 1, retired: true },
    { id: "spring", title: "春季行动", amount: 2, from: "2026-03-01", to: "2026-05-31" },
  ],
};

const ENVELOPE = {
  ledger: "base:points",
  account: "h-017",
  orgPath: "/county/town/",
  source: { type: "base:claim", id: "c-1" },
  operator: "u-1",
  approver: "u-2",
  at: "2026-03-02T08:00:00.000Z",
  revision: "r1",
};

/** An account held in memory: asks, plans and keeps entries as the platform does. */
export class Account {
  readonly ledger: CompiledLedger;
  readonly entries: UnchainedEntry[] = [];
  readonly beside: BesideEntries;

  constructor(ledger: CompiledLedger, beside: BesideEntries = {}) {
    this.ledger = ledger;
    this.beside = beside;
  }

  get balance(): number {
    return this.entries.reduce((sum, { amount }) => sum + amount, 0);
  }

  standing(request: LedgerRequest): AccountStanding {
    return standingOf(this.entries, neededStanding(this.ledger, request), this.beside);
  }

  ask(request: Partial<LedgerRequest>): EntryPlan {
    const whole: LedgerRequest = { kind: "rule", day: "2026-03-02", facts: {}, ...request };
    const plan = planEntry(this.ledger, whole, this.standing(whole));
    const ids = plan.entries.map((_, index) => `e-${this.entries.length + index + 1}`);
    this.entries.push(...completeEntries(plan.entries, { ...ENVELOPE, ledger: this.ledger.ref, ids, idempotencyKey: `k-${this.entries.length}` }));
    return plan;
  }

  /** An entry as it would be read back, for a reversal. */
  entry(id: string): LedgerEntry {
    const found = this.entries.find((entry) => entry.id === id);
    if (found === undefined) throw new Error(`no entry ${id}`);
    return { ...found, seq: 1, previousHash: "", hash: "" };
  }
}

/** The code and facts of the refusal of an action; fails when there is none. */
export function refusalOf(action: () => unknown): { code: string; facts: Record<string, unknown>; said: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof Error && "code" in error && "facts" in error && "messageIn" in error) {
      const refusal = error as Error & { code: string; facts: Record<string, unknown>; messageIn(language: "zh-CN"): string };
      return { code: refusal.code, facts: refusal.facts, said: refusal.messageIn("zh-CN") };
    }
    throw error;
  }
  throw new Error("was not refused");
}
