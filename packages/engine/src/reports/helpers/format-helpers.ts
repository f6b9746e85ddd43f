import type { Format } from "@zhili/contracts";
import { formatOptions, formatValue } from "../format/format-value.js";
import { maskValue } from "../mask-value.js";
import type { BuiltInHelper } from "./helper.js";

const formatter = (name: Format, zh: string, en: string): BuiltInHelper => ({
  name,
  title: { "zh-CN": zh, en },
  render: ([value, more], options) => formatValue(value, name, { ...formatOptions(options), ...(typeof more === "number" ? { digits: more } : {}) }),
});

/** Values as people read them: `{{date day}}` gives 2026年3月2日 周一, `{{money fen}}` 12.50元. */
export const formatHelpers: readonly BuiltInHelper[] = [
  {
    name: "date",
    title: { "zh-CN": "日期", en: "Date" },
    render: ([value, style], options) => formatValue(value, "date", { ...formatOptions(options), ...(typeof style === "string" ? { style } : {}) }),
  },
  { ...formatter("date-time", "日期和时间", "Date and time"), name: "time" },
  { ...formatter("decimal", "数字", "Number"), name: "number" },
  formatter("points", "积分", "Points"),
  formatter("money", "金额（分）", "Money, in fen"),
  formatter("percent", "百分比", "Per cent"),
  formatter("quantity", "数量", "Quantity"),
  { ...formatter("boolean", "是或否", "Yes or no"), name: "yesno" },
  {
    name: "mask",
    title: { "zh-CN": "隐去部分内容", en: "Masked" },
    render: ([value, kind]) => maskValue(typeof kind === "string" ? kind : "text", typeof value === "string" ? value : ""),
  },
  {
    name: "option",
    title: { "zh-CN": "代码的名称", en: "Title of a code" },
    render: ([value, list], options) => {
      const code = typeof value === "string" ? value : "";
      return formatOptions(options).titleOf(typeof list === "string" ? list : "", code) ?? code;
    },
  },
];
