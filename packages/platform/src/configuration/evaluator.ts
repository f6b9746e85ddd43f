import type { Json } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";
import { type CompiledExpression, compileExpression, type TypeEnvironment } from "@zhili/engine/expression";
import { ExpressionRefused } from "../errors.js";

/** Compiles each expression once per environment and evaluates it with the calendar at hand. */
export interface Evaluator {
  /** Throws EXPRESSION_REFUSED (does not compile) or the room's EXPRESSION_FAILED. */
  evaluate(source: string, environment: TypeEnvironment, facts: Readonly<Record<string, unknown>>): Json;
}

export function createEvaluator(calendar: CompiledCalendar): Evaluator {
  const byEnvironment = new WeakMap<TypeEnvironment, Map<string, CompiledExpression>>();
  return {
    evaluate(source, environment, facts) {
      let known = byEnvironment.get(environment);
      if (known === undefined) {
        known = new Map();
        byEnvironment.set(environment, known);
      }
      let expression = known.get(source);
      if (expression === undefined) {
        const compiled = compileExpression(source, environment);
        if (!compiled.ok) throw ExpressionRefused({ facts: { source }, issues: [compiled.issue] });
        expression = compiled.expression;
        known.set(source, expression);
      }
      return expression.evaluate({ ...facts, $calendar: calendar });
    },
  };
}
