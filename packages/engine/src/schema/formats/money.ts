import type { FormatContribution } from "./format-contribution.js";

/** Whole fen, so that sums are exact. */
export const money: FormatContribution = {
  id: "money",
  title: { "zh-CN": "金额", en: "Money" },
  validate: (value) => typeof value === "number" && Number.isSafeInteger(value),
  message: { "zh-CN": "应为金额，精确到分", en: "should be an amount of money, to the fen" },
};
