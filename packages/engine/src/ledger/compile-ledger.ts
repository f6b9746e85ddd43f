import type { Issue, LedgerCap, LedgerDefinition } from "@zhili/contracts";
import { type CompiledExpression, compileExpression, type TypeEnvironment } from "../expression/index.js";
import { checkLedger } from "./check-ledger.js";
import { LedgerBadDefinition } from "./errors.js";

export interface CompiledRule {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly amount: number | CompiledExpression;
  readonly when?: CompiledExpression;
  readonly evidence: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly caps: readonly LedgerCap[];
  readonly retired: boolean;
  /** Its deductions may use up the base. */
  readonly fromBase: boolean;
}

export interface CompiledLedger {
  /** `pack:id`. */
  readonly ref: string;
  readonly definition: LedgerDefinition;
  readonly rules: ReadonlyMap<string, CompiledRule>;
  readonly ceiling?: CompiledExpression;
  readonly floor: number;
  /** Base that can't be spent, 0 when there is none. */
  readonly lockedBase: number;
}

export interface LedgerOptions {
  /** Types of record, account, input, item, amount; any when not told. */
  readonly environment?: TypeEnvironment;
}

const ANY: TypeEnvironment = { record: "dyn", account: "dyn", input: "dyn", item: "dyn", amount: "int", now: "string", today: "string" };

/** Prepares a ledger for many requests. Throws LEDGER_BAD_DEFINITION with every issue. */
export function compileLedger(ref: string, definition: LedgerDefinition, options: LedgerOptions = {}): CompiledLedger {
  const issues: Issue[] = [...checkLedger(definition)];
  const environment = { ...ANY, ...options.environment };
  const compile = (source: string, path: string): CompiledExpression | undefined => {
    const result = compileExpression(source, environment);
    if (result.ok) return result.expression;
    issues.push({ ...result.issue, path });
    return undefined;
  };
  const rules = new Map<string, CompiledRule>();
  for (const [index, rule] of (definition.rules ?? []).entries()) {
    const amount = typeof rule.amount === "number" ? rule.amount : compile(rule.amount, `/rules/${index}/amount`);
    const when = rule.when === undefined ? undefined : compile(rule.when, `/rules/${index}/when`);
    rules.set(rule.id, {
      id: rule.id,
      title: rule.title,
      version: rule.version ?? 1,
      amount: amount ?? 0,
      ...(when === undefined ? {} : { when }),
      evidence: rule.evidence ?? [],
      ...(rule.from === undefined ? {} : { from: rule.from }),
      ...(rule.to === undefined ? {} : { to: rule.to }),
      caps: rule.caps ?? [],
      retired: rule.retired ?? false,
      fromBase: rule.fromBase ?? false,
    });
  }
  const ceiling = definition.ceiling === undefined ? undefined : compile(definition.ceiling, "/ceiling");
  if (issues.length > 0) throw LedgerBadDefinition({ facts: { ledger: ref, count: issues.length }, issues });
  const lockedBase = definition.base !== undefined && definition.base.spendable !== true ? definition.base.amount : 0;
  return { ref, definition, rules, ...(ceiling === undefined ? {} : { ceiling }), floor: definition.floor ?? 0, lockedBase };
}
