import type { SourceContribution } from "@zhili/plugin-api";

const TYPES: Readonly<Record<string, "string" | "int" | "double" | "bool">> = {
  grade: "string",
  outcome: "string",
  lit: "int",
  place: "int",
  exists: "bool",
};

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
      back: { type: "integer", title: "Periods back", description: "So many periods before that one, or before today.", minimum: 0, maximum: 120 },
      measure: {
        type: "string",
        title: "Measure",
        enum: ["score", "grade", "lit", "place", "outcome", "exists"],
        description: "place and outcome: against the quota of the edition; within, outside, tied or out.",
      },
    },
  },
  resultType: (params) => TYPES[String(params.measure)] ?? "double",
  async gather(params, scope) {
    const subject = typeof params.subject === "string" ? String(scope.evaluate(params.subject) ?? "") : (scope.record?.id ?? "");
    const period = typeof params.period === "string" ? String(scope.evaluate(params.period)) : undefined;
    const back = typeof params.back === "number" ? params.back : undefined;
    if (params.measure === "place" || params.measure === "outcome") {
      const ranked = subject === "" ? undefined : await scope.readPlace(String(params.scorecard), subject, period, back);
      return params.measure === "place" ? (ranked?.place ?? 0) : (ranked?.outcome ?? "out");
    }
    const standing = subject === "" ? undefined : await scope.readScore(String(params.scorecard), subject, period, back);
    if (params.measure === "exists") return standing !== undefined;
    if (params.measure === "grade") return standing?.grade ?? "";
    return standing?.[params.measure as "score" | "lit"] ?? 0;
  },
};
