import type { Issue, Json } from "@zhili/contracts";
import type { Facts } from "./compile/compiled.js";
import { createCompiler } from "./compile/node.js";
import { CompileProblem, EvaluationProblem, ExpressionFailed, ExpressionTooCostly, type SourceRange } from "./errors.js";
import { parseSource } from "./parse.js";
import { type ReturnKind, returnKind, type TypeEnvironment } from "./types.js";

export interface CompiledExpression {
  readonly source: string;
  /** Top-level names that it reads. */
  readonly names: readonly string[];
  /** Paths that it reads, as far as they are written out: `record.address.street`, or `record` when it is used whole. */
  readonly reads: readonly string[];
  readonly returns: ReturnKind;
  /** Most steps that one evaluation takes, from the bounds of the lists. */
  readonly cost: number;
  /** Plain JSON; throws EXPRESSION_FAILED with the reason. Facts that are missing read as the empty value of their type. */
  evaluate(facts: Facts): Json;
}

export type ExpressionResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly issue: Issue; readonly range: SourceRange };

/** Steps that one evaluation may take: two nested lists of 1000 members with a short condition. */
const MOST_STEPS = 10_000_000;
const ALWAYS: TypeEnvironment = { now: "string", today: "string" };

/** Parses and type-checks a CEL expression; the issue says where, why and which name was probably meant. */
export function compileExpression(source: string, environment: TypeEnvironment): ExpressionResult {
  try {
    const { ast, encoded } = parseSource(source);
    const compiler = createCompiler({ ...ALWAYS, ...environment }, encoded);
    const { run, type, cost } = compiler.compile(ast);
    if (cost > MOST_STEPS) {
      throw new CompileProblem(
        ExpressionTooCostly.kind,
        { start: 0, end: source.length },
        {
          reasonZh: `最多约需${cost}步，上限${MOST_STEPS}步；请给列表字段设maxItems`,
          reason: `up to ${cost} steps, at most ${MOST_STEPS}; give the lists a maxItems`,
        },
      );
    }
    const evaluate = (facts: Facts): Json => {
      try {
        return asJson(run(facts, []));
      } catch (error) {
        throw failure(source, error);
      }
    };
    const reads = [...compiler.reads].filter(([, times]) => times > 0).map(([path]) => path);
    return { ok: true, expression: { source, names: [...compiler.names], reads, returns: returnKind(type), cost, evaluate } };
  } catch (error) {
    if (error instanceof CompileProblem) return { ok: false, issue: error.issue, range: error.range };
    throw error;
  }
}

function asJson(value: unknown): Json {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new EvaluationProblem("结果不是有效数字（可能除以0）", "the result is not a finite number (perhaps a division by 0)");
  return (value ?? null) as Json;
}

function failure(source: string, error: unknown): unknown {
  if (!(error instanceof EvaluationProblem)) return error;
  return ExpressionFailed({ facts: { expression: source, reason: error.reason.en, reasonZh: error.reason["zh-CN"] }, cause: error });
}
