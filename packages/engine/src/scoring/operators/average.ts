import type { ScoringOperatorContribution } from "../operator.js";

/** The average of the points of the indicators. */
export const average: ScoringOperatorContribution = {
  type: "average",
  title: { "zh-CN": "取平均分", en: "The average" },
  params: { type: "object", additionalProperties: false, properties: {} },
  combine: (indicators) => ({ points: indicators.reduce((sum, { points }) => sum + points, 0) / indicators.length, reason: "取各指标的平均分" }),
};
