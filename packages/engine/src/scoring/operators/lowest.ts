import type { ScoringOperatorContribution } from "../operator.js";

/** The lowest of the points of the indicators. */
export const lowest: ScoringOperatorContribution = {
  type: "lowest",
  title: { "zh-CN": "取最低分", en: "The lowest" },
  params: { type: "object", additionalProperties: false, properties: {} },
  combine: (indicators) => ({ points: Math.min(...indicators.map(({ points }) => points)), reason: "取各指标中的最低分" }),
};
