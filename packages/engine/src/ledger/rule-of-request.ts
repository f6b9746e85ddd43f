import { nearest } from "../schema/nearest.js";
import type { CompiledLedger, CompiledRule } from "./compile-ledger.js";
import {
  LedgerAmountNotWhole,
  LedgerEvidenceMissing,
  LedgerOverflow,
  LedgerRuleNotInForce,
  LedgerRuleNotMet,
  LedgerRuleRetired,
  LedgerUnknownRule,
  LedgerZero,
} from "./errors.js";
import type { LedgerRequest } from "./standing.js";

/** The rule that a request names, once it is in force, its evidence is there and its condition holds; throws LEDGER_* refusals. */
export function ruleOfRequest(ledger: CompiledLedger, request: LedgerRequest): CompiledRule {
  const rule = ledger.rules.get(request.rule ?? "");
  if (rule === undefined) {
    const name = request.rule ?? "";
    const suggestion = nearest(name, ledger.rules.keys());
    throw LedgerUnknownRule({ facts: { ledger: ledger.ref, rule: name, ...(suggestion === undefined ? {} : { suggestion }) } });
  }
  const facts = { rule: rule.id, title: rule.title };
  if (rule.retired) throw LedgerRuleRetired({ facts });
  if ((rule.from !== undefined && request.day < rule.from) || (rule.to !== undefined && request.day > rule.to))
    throw LedgerRuleNotInForce({ facts: { ...facts, day: request.day, from: rule.from ?? "…", to: rule.to ?? "…" } });
  const missing = rule.evidence.filter((field) => !isFilled(request.facts.record, field) && !isFilled(request.facts.input, field));
  if (missing.length > 0) {
    const issues = missing.map((field) => ({
      code: "LEDGER_EVIDENCE_MISSING",
      path: `/${field.replaceAll(".", "/")}`,
      message: { "zh-CN": `按规则“${rule.title}”须填写。`, en: `Asked for by the rule ${rule.title}.` },
    }));
    throw LedgerEvidenceMissing({ facts: { ...facts, fields: missing.join("、") }, issues });
  }
  if (rule.when !== undefined && rule.when.evaluate(factsOf(request)) !== true) throw LedgerRuleNotMet({ facts });
  return rule;
}

/** The signed amount that the request asks for, before caps: whole, not zero, exact. */
export function amountOfRequest(rule: CompiledRule, request: LedgerRequest): number {
  const asked = request.kind === "draw" && request.amount !== undefined ? -request.amount : amountOfRule(rule, request);
  if (!Number.isInteger(asked) || (request.kind === "draw" && asked > 0)) throw LedgerAmountNotWhole({ facts: { amount: String(asked) } });
  if (!Number.isSafeInteger(asked)) throw LedgerOverflow({ facts: { amount: asked } });
  if (asked === 0) throw LedgerZero();
  return asked;
}

function amountOfRule(rule: CompiledRule, request: LedgerRequest): number {
  if (typeof rule.amount === "number") return rule.amount;
  const value = rule.amount.evaluate(factsOf(request));
  return typeof value === "number" ? value : Number.NaN;
}

const factsOf = (request: LedgerRequest): Readonly<Record<string, unknown>> =>
  request.amount === undefined ? request.facts : { ...request.facts, amount: request.amount };

function isFilled(record: unknown, field: string): boolean {
  let value = record;
  for (const part of field.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return false;
    value = (value as Record<string, unknown>)[part];
  }
  if (value === undefined || value === null) return false;
  return typeof value === "string" ? value.trim() !== "" : !Array.isArray(value) || value.length > 0;
}
