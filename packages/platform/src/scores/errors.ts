import { defineError } from "@zhili/contracts";

/** Facts: count. */
export const ScorecardEditionInUse = defineError("SCORECARD_EDITION_IN_USE", 409, {
  "zh-CN": "有 {count} 个评分版本已经用来评过分，不能再改。请保留原来的版本，另加一个从以后日期起用的新版本。",
  en: "{count} editions of scorecards were used to score already and can't be changed. Keep them as they are, and add an edition that begins later.",
});
