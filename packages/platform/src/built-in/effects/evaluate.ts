import type { EffectContribution } from "@zhili/plugin-api";
import { optionalText } from "./expressions.js";

/** Scores a subject and keeps the result. */
export const evaluate: EffectContribution = {
  type: "evaluate",
  title: { "zh-CN": "评分", en: "Evaluate a scorecard" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["scorecard", "subject"],
    properties: {
      scorecard: { type: "string", title: "Scorecard", "x-ref": "scorecard" },
      subject: { type: "string", title: "Subject", "x-expression": true },
      period: { type: "string", title: "Period", "x-expression": true },
    },
  },
  async run(params, scope) {
    const period = optionalText(params.period, scope);
    await scope.evaluateScore({
      scorecard: String(params.scorecard),
      subject: String(scope.evaluate(String(params.subject))),
      ...(period === undefined ? {} : { period }),
    });
  },
};
