import type { FormatContribution } from "./format-contribution.js";

export const regionCode: FormatContribution = {
  id: "region-code",
  title: { "zh-CN": "行政区划代码", en: "Region code" },
  validate: (value) => typeof value === "string" && /^[1-9]\d{5}(\d{3}){0,2}$/.test(value),
  message: { "zh-CN": "应为6位、9位或12位行政区划代码", en: "should be a region code of 6, 9 or 12 digits" },
};
