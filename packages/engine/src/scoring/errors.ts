import { defineError } from "@zhili/contracts";

/** Facts: scorecard, count; issues say what is wrong. */
export const ScoringBadDefinition = defineError("SCORING_BAD_DEFINITION", 422, {
  "zh-CN": "评分表“{scorecard}”的定义有{count}处问题。",
  en: "The definition of scorecard {scorecard} has {count} problem(s).",
});

/** Facts: scorecard, date. */
export const ScoringNoEdition = defineError("SCORING_NO_EDITION", 409, {
  "zh-CN": "评分表“{scorecard}”在{date}没有生效的版本。",
  en: "Scorecard {scorecard} has no edition in force on {date}.",
});

/** Facts: scorecard, edition. */
export const ScoringUnknownEdition = defineError("SCORING_UNKNOWN_EDITION", 404, {
  "zh-CN": "评分表“{scorecard}”没有版本“{edition}”。",
  en: "Scorecard {scorecard} has no edition {edition}.",
});

/** Facts: rule, title, reason, reasonZh. */
export const ScoringSourceFailed = defineError("SCORING_SOURCE_FAILED", 422, {
  "zh-CN": "指标“{title}”无法计分：{reasonZh}",
  en: "The indicator {title} can't be scored: {reason}",
});

/** Facts: rule, title, points. */
export const ScoringPointsInvalid = defineError("SCORING_POINTS_INVALID", 422, {
  "zh-CN": "指标“{title}”算出的分值“{points}”不是有效数字。",
  en: "The indicator {title} came to {points}, which is not a usable number.",
});

/** Facts: key. A fault of the caller, never of the person. */
export const ScoringFactMissing = defineError("SCORING_FACT_MISSING", 500, {
  "zh-CN": "计分所需的数据“{key}”没有备齐。",
  en: "The fact {key} was not gathered before scoring.",
});

/** Facts: rows. */
export const ScoringTableOverlap = defineError("SCORING_TABLE_OVERLAP", 422, {
  "zh-CN": "决策表要求只有一行符合，实际同时符合：{rows}。",
  en: "The table allows one row to hold, but these hold together: {rows}.",
});

/** Facts: rows. */
export const ScoringTableDisagrees = defineError("SCORING_TABLE_DISAGREES", 422, {
  "zh-CN": "决策表中同时符合的各行分值不一致：{rows}。",
  en: "The rows that hold together do not agree on the points: {rows}.",
});

/** Facts: rater. */
export const ScoringSelfRating = defineError("SCORING_SELF_RATING", 409, {
  "zh-CN": "不能给自己评分。",
  en: "Nobody rates themselves.",
});
