import type { SourceContribution } from "@zhili/plugin-api";

/** A standing result of a scorecard. */
export const score: SourceContribution = {
  type: "score",
  title: { "zh-CN": "评分结果", en: "Standing score" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["scorecard", "measure"],
    properties: {
      scorecard: { type: "string", title: "Scorecard", "x-ref": "scorecard" },
      subject: { type: "string", title: "Subject", description: "The record at hand when absent.", "x-expression": true },
      period: { type: "string", title: "Period", "x-expression": true },
      measure: { type: "string", title: "Measure", enum: ["score", "grade", "lit"] },
    },
  },
  resultType: (params) => (params.measure === "grade" ? "string" : params.measure === "lit" ? "int" : "double"),
  async gather(params, scope) {
    const subject = typeof params.subject === "string" ? String(scope.evaluate(params.subject) ?? "") : (scope.record?.id ?? "");
    const period = typeof params.period === "string" ? String(scope.evaluate(params.period)) : undefined;
    const standing = subject === "" ? undefined : await scope.readScore(String(params.scorecard), subject, period);
    if (params.measure === "grade") return standing?.grade ?? "";
    return standing?.[params.measure as "score" | "lit"] ?? 0;
  },
};
