import type { JsonObject } from "@zhili/contracts";
import type { CompiledExpression } from "../../expression/index.js";
import { optionalText } from "../read-params.js";
import type { PrepareContext, ScoringFacts, SourceOutcome } from "../source.js";
import { numberOf } from "./number-of.js";

/** A measured value and the points for it; the value itself without an expression. */
export interface Measured {
  readonly key: string;
  readonly measure: string;
  readonly points?: CompiledExpression;
  /** Names besides `value` that the expression reads. */
  readonly names: readonly string[];
  readonly reason: string;
}

/** Parameters shared by sources that measure first. */
export const MEASURED_PARAMS = {
  points: {
    type: "string",
    title: "Points",
    description: "Over value, subject, facts and period.",
    "x-expression": true,
    "x-returns": "number",
    "x-names": { value: "double" },
  },
  reason: { type: "string", title: "Reason" },
} as const;

export function prepareMeasured(params: JsonObject, context: PrepareContext): Measured {
  const source = optionalText(params, "points");
  const points = source === undefined ? undefined : context.expression(source, "/points", { value: "double" });
  return {
    key: context.keyOf("value"),
    measure: optionalText(params, "measure") ?? "",
    ...(points === undefined ? {} : { points }),
    names: points?.names.filter((name) => name !== "value") ?? [],
    reason: optionalText(params, "reason") ?? context.indicator.title,
  };
}

export function evaluateMeasured({ key, measure, points, names, reason }: Measured, facts: ScoringFacts): SourceOutcome {
  const value = numberOf(facts[key]);
  if (points === undefined) return { points: value, reason, evidence: { measure, value } };
  const scope: Record<string, unknown> = { value };
  for (const name of names) scope[name] = facts[name];
  if (facts.$calendar !== undefined) scope.$calendar = facts.$calendar;
  return { points: numberOf(points.evaluate(scope)), reason, evidence: { measure, value } };
}
