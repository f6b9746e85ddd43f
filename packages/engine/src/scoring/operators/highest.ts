import type { ScoringOperatorContribution } from "../operator.js";

/** The highest of the points of the indicators. */
export const highest: ScoringOperatorContribution = {
  type: "highest",
  title: { "zh-CN": "取最高分", en: "The highest" },
  params: { type: "object", additionalProperties: false, properties: {} },
  combine: (indicators) => ({ points: Math.max(...indicators.map(({ points }) => points)), reason: "取各指标中的最高分" }),
};
