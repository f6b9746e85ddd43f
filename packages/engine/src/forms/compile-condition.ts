import type { ErrorFactory, Issue, LocalizedText } from "@zhili/contracts";
import { type CompiledExpression, compileExpression } from "../expression/compile-expression.js";
import { ExpressionFailed } from "../expression/errors.js";
import type { TypeEnvironment } from "../expression/types.js";
import { schemaIssue } from "../schema/errors.js";
import { FormNotCondition } from "./errors.js";

/** An expression of the form with the record's fields that it reads, as dotted paths. */
export interface FormExpression {
  readonly expression: CompiledExpression;
  readonly reads: readonly string[];
  /** It looks at the record as a whole. */
  readonly readsAll: boolean;
}

/** Collects what does not compile, with the path in the record type's definition. */
export interface FormCompiler {
  readonly environment: TypeEnvironment;
  readonly issues: Issue[];
}

export function compileFormExpression(compiler: FormCompiler, source: string, path: string, more: TypeEnvironment = {}): FormExpression | undefined {
  const result = compileExpression(source, { ...compiler.environment, ...more });
  if (!result.ok) {
    compiler.issues.push({ ...result.issue, path });
    return undefined;
  }
  const { expression } = result;
  const reads = expression.reads.filter((read) => read.startsWith("record.")).map((read) => read.slice("record.".length));
  return { expression, reads, readsAll: expression.reads.includes("record") };
}

export function compileCondition(compiler: FormCompiler, source: string, path: string): FormExpression | undefined {
  const compiled = compileFormExpression(compiler, source, path);
  if (compiled === undefined) return undefined;
  const { returns } = compiled.expression;
  if (returns === "bool" || returns === "dyn") return compiled;
  compiler.issues.push(schemaIssue(FormNotCondition, path, { kind: returns }));
  return undefined;
}

/** The value, or the issue that says why there is none. */
export function evaluateOr(
  expression: CompiledExpression,
  facts: Readonly<Record<string, unknown>>,
  error: ErrorFactory,
  path: string,
  title: LocalizedText | undefined,
): { value: ReturnType<CompiledExpression["evaluate"]> } | { issue: Issue } {
  try {
    return { value: expression.evaluate(facts) };
  } catch (failure) {
    if (!ExpressionFailed.is(failure)) throw failure;
    return { issue: schemaIssue(error, path, { ...failure.facts, ...(title === undefined ? {} : { title }) }) };
  }
}
