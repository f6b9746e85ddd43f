import type { Issue, LocalizedText } from "@zhili/contracts";
import { type CompiledExpression, compileExpression, type TypeEnvironment } from "../expression/index.js";
import { ScoringBadDefinition } from "./errors.js";
import type { ScoringOperatorContribution } from "./operator.js";
import type { ScoringSourceContribution } from "./source.js";

/** What is shared while a scorecard is prepared; problems are collected, not thrown. */
export interface CompileScope {
  readonly sources: ReadonlyMap<string, ScoringSourceContribution>;
  readonly operators: ReadonlyMap<string, ScoringOperatorContribution>;
  readonly issues: readonly Issue[];
  issue(path: string, message: LocalizedText, suggestion?: string): void;
  /** Compiled, or a stand-in when there is an issue (the scorecard is refused then). */
  expression(source: string, path: string, environment: TypeEnvironment): CompiledExpression;
}

export function compileScope(
  sources: ReadonlyMap<string, ScoringSourceContribution>,
  operators: ReadonlyMap<string, ScoringOperatorContribution>,
): CompileScope {
  const issues: Issue[] = [];
  return {
    sources,
    operators,
    issues,
    issue(path, message, suggestion) {
      issues.push({ code: ScoringBadDefinition.kind.code, path, message, ...(suggestion === undefined ? {} : { suggestion }) });
    },
    expression(source, path, environment) {
      const result = compileExpression(source, environment);
      if (result.ok) return result.expression;
      issues.push({ ...result.issue, path });
      return { source, names: [], reads: [], returns: "dyn", cost: 0, evaluate: () => null };
    },
  };
}
