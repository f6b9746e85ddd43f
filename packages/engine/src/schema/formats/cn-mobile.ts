import type { FormatContribution } from "./format-contribution.js";

export const cnMobile: FormatContribution = {
  id: "cn-mobile",
  title: { "zh-CN": "手机号码", en: "Mobile number" },
  validate: (value) => typeof value === "string" && /^1[3-9]\d{9}$/.test(value),
  message: { "zh-CN": "应为11位手机号码", en: "should be an 11-digit mobile number" },
  normalize: (value) => value.replace(/[\s-]/g, "").replace(/^\+?86(?=1\d{10}$)/, ""),
  mask: (value) => (value.length < 8 ? "*".repeat(value.length) : `${value.slice(0, 3)}****${value.slice(-4)}`),
};
