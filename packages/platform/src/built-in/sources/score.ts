import type { SourceContribution } from "@zhili/plugin-api";

const TYPES: Readonly<Record<string, "string" | "int" | "double">> = { grade: "string", outcome: "string", lit: "int", place: "int" };

/** A standing result of a scorecard, and where it stands against the quota. */
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
      measure: {
        type: "string",
        title: "Measure",
        enum: ["score", "grade", "lit", "place", "outcome"],
        description: "place and outcome: against the quota of the edition; within, outside, tied or out.",
      },
    },
  },
  resultType: (params) => TYPES[String(params.measure)] ?? "double",
  async gather(params, scope) {
    const subject = typeof params.subject === "string" ? String(scope.evaluate(params.subject) ?? "") : (scope.record?.id ?? "");
    const period = typeof params.period === "string" ? String(scope.evaluate(params.period)) : undefined;
    if (params.measure === "place" || params.measure === "outcome") {
      const ranked = subject === "" ? undefined : await scope.readPlace(String(params.scorecard), subject, period);
      return params.measure === "place" ? (ranked?.place ?? 0) : (ranked?.outcome ?? "out");
    }
    const standing = subject === "" ? undefined : await scope.readScore(String(params.scorecard), subject, period);
    if (params.measure === "grade") return standing?.grade ?? "";
    return standing?.[params.measure as "score" | "lit"] ?? 0;
  },
};
