import type { CompiledExpression } from "../../expression/index.js";
import { optionalText, requiredText } from "../read-params.js";
import { defineScoringSource, type ScoringFacts } from "../source.js";
import { evidenceOf } from "./evidence-of.js";
import { numberOf } from "./number-of.js";

interface Formula {
  readonly points: CompiledExpression;
  readonly reason: string;
  readonly evidence: ReturnType<typeof evidenceOf>;
}

/** Points by an expression over the subject, the facts and the period. */
export const formula = defineScoringSource<Formula>({
  type: "formula",
  title: { "zh-CN": "公式", en: "Formula" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["points"],
    properties: {
      points: { type: "string", title: "Points", "x-expression": true, "x-returns": "number" },
      reason: { type: "string", title: "Reason" },
    },
  },
  prepare(params, context) {
    const points = context.expression(requiredText(params, "points", context), "/points");
    return { points, reason: optionalText(params, "reason") ?? context.indicator.title, evidence: evidenceOf(points) };
  },
  evaluate({ points, reason, evidence }: Formula, facts: ScoringFacts) {
    return { points: numberOf(points.evaluate(facts)), reason, evidence: evidence(facts) };
  },
});
