import { defineError, type ErrorFactory, fillMessage, type Issue, type MessageFacts } from "@zhili/contracts";

/** Facts: reason, reasonZh. */
export const ReportsBadTemplate = defineError("REPORTS_BAD_TEMPLATE", 422, {
  "zh-CN": "模板写法有误：{reasonZh}。",
  en: "The template is not well written: {reason}.",
});
/** Facts: name, hint, hintZh. */
export const ReportsUnknownHelper = defineError("REPORTS_UNKNOWN_HELPER", 422, {
  "zh-CN": "模板第{line}行：没有名为“{name}”的函数{hintZh}。",
  en: "Line {line} of the template: there is no helper named {name}{hint}.",
});
/** Facts: name, line, hint, hintZh. */
export const ReportsUnknownField = defineError("REPORTS_UNKNOWN_FIELD", 422, {
  "zh-CN": "模板第{line}行：这里没有字段“{name}”{hintZh}。",
  en: "Line {line} of the template: there is no field {name} here{hint}.",
});
/** Facts: what, line. */
export const ReportsUnsafeTemplate = defineError("REPORTS_UNSAFE_TEMPLATE", 422, {
  "zh-CN": "模板第{line}行：出于安全不允许使用“{what}”。",
  en: "Line {line} of the template: {what} is not allowed, for safety.",
});
/** Facts: what. */
export const ReportsUnsafeOutput = defineError("REPORTS_UNSAFE_OUTPUT", 422, {
  "zh-CN": "报表内容含有不安全的“{what}”，已停止生成。",
  en: "The report would contain {what}, which is not safe; it was not made.",
});
/** Facts: limit. */
export const ReportsTooLarge = defineError("REPORTS_TOO_LARGE", 422, {
  "zh-CN": "报表内容过大（超过{limit}），请缩小范围。",
  en: "The report is too large (more than {limit}); narrow it down.",
});

/** An issue of the kind, with the nearest known name said in its words; `line` is the template's. */
export function reportIssue(error: ErrorFactory, path: string, facts: MessageFacts, suggestion?: string): Issue {
  const hint = suggestion === undefined ? { hint: "", hintZh: "" } : { hint: `; did you mean ${suggestion}?`, hintZh: `，是否指“${suggestion}”` };
  const all = { ...hint, ...facts };
  const { code, messages } = error.kind;
  const message = { "zh-CN": fillMessage(messages["zh-CN"], all), en: fillMessage(messages.en, all).replace("?.", "?") };
  const line = typeof facts.line === "number" ? { line: facts.line } : {};
  return { code, path, message, ...line, ...(suggestion === undefined ? {} : { suggestion }) };
}
