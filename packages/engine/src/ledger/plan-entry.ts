import type { Cut } from "./apply-caps.js";
import { balanceAfter, checkCeiling } from "./check-bounds.js";
import type { CompiledLedger } from "./compile-ledger.js";
import { LedgerAlreadyOpen } from "./errors.js";
import { planReversal } from "./plan-reversal.js";
import { planByRule } from "./plan-rule.js";
import { spendable } from "./spendable.js";
import type { AccountStanding, DraftEntry, LedgerRequest } from "./standing.js";
import { planYearEndReset } from "./year-end-reset.js";

/** Entries to append together or not at all, and the standing after them. */
export interface EntryPlan {
  readonly entries: readonly DraftEntry[];
  readonly cut?: Cut;
  readonly balance: number;
  readonly spendable: number;
}

/**
 * The entries of a request, from the account's standing as `neededStanding` asks for it. Pure: the same arguments give the same entries.
 * Throws LEDGER_* refusals, with the amounts in smallest units and in words; nothing is planned then.
 */
export function planEntry(ledger: CompiledLedger, request: LedgerRequest, standing: AccountStanding): EntryPlan {
  switch (request.kind) {
    case "open": {
      if (standing.opened !== false) throw LedgerAlreadyOpen();
      return planOf(ledger, standing, baseEntries(ledger, request, standing));
    }
    case "reverse":
      return planOf(ledger, standing, [planReversal(ledger, request, standing)]);
    case "reset": {
      const entry = planYearEndReset(ledger, standing, request.day);
      return planOf(ledger, standing, entry === undefined ? [] : [entry]);
    }
    default: {
      const opening = standing.opened === false ? baseEntries(ledger, request, standing) : [];
      const opened = { ...standing, balance: sumFrom(standing.balance, opening) };
      const { entries, cut } = planByRule(ledger, request, opened);
      return planOf(ledger, standing, [...opening, ...entries], cut);
    }
  }
}

function baseEntries(ledger: CompiledLedger, request: LedgerRequest, standing: AccountStanding): DraftEntry[] {
  const { base, title } = ledger.definition;
  if (base === undefined) return [];
  checkCeiling(ledger, standing.balance, base.amount, request);
  return [{ kind: "base", amount: base.amount, reason: base.reason ?? title, day: request.day }];
}

function planOf(ledger: CompiledLedger, standing: AccountStanding, entries: readonly DraftEntry[], cut?: Cut): EntryPlan {
  const balance = sumFrom(standing.balance, entries);
  const opened = standing.opened !== false || entries.some(({ kind }) => kind === "base");
  return { entries, ...(cut === undefined ? {} : { cut }), balance, spendable: spendable(ledger, { balance, opened }) };
}

const sumFrom = (balance: number, entries: readonly DraftEntry[]): number => entries.reduce((sum, { amount }) => balanceAfter(sum, amount), balance);
