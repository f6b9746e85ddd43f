import { defineError, fillMessage, type Issue, type LocalizedText, type MessageFacts } from "@zhili/contracts";

export const ExpressionFailed = defineError("EXPRESSION_FAILED", 422, {
  "zh-CN": "计算「{expression}」时出错：{reasonZh}",
  en: "Computing `{expression}` failed: {reason}",
});
export const ExpressionSyntax = defineError("EXPRESSION_SYNTAX", 400, {
  "zh-CN": "表达式第{position}个字符附近写法有误：{reasonZh}",
  en: "The expression is not well written near character {position}: {reason}",
});
export const ExpressionUnknownName = defineError("EXPRESSION_UNKNOWN_NAME", 400, {
  "zh-CN": "表达式第{position}个字符处的名称「{name}」不存在{hintZh}",
  en: "There is no name `{name}` at character {position} of the expression{hint}",
});
export const ExpressionUnknownField = defineError("EXPRESSION_UNKNOWN_FIELD", 400, {
  "zh-CN": "表达式第{position}个字符处：{owner}没有字段「{name}」{hintZh}",
  en: "At character {position} of the expression: `{owner}` has no field `{name}`{hint}",
});
export const ExpressionUnknownFunction = defineError("EXPRESSION_UNKNOWN_FUNCTION", 400, {
  "zh-CN": "表达式第{position}个字符处的函数「{name}」不存在{hintZh}",
  en: "There is no function `{name}` at character {position} of the expression{hint}",
});
export const ExpressionTypeMismatch = defineError("EXPRESSION_TYPE", 400, {
  "zh-CN": "表达式第{position}个字符处类型不符：{reasonZh}",
  en: "The types do not fit at character {position} of the expression: {reason}",
});
export const ExpressionTooCostly = defineError("EXPRESSION_TOO_COSTLY", 400, {
  "zh-CN": "表达式过于复杂：{reasonZh}",
  en: "The expression is too costly: {reason}",
});
export const ExpressionUnsafe = defineError("EXPRESSION_UNSAFE", 400, {
  "zh-CN": "表达式第{position}个字符处：{reasonZh}",
  en: "At character {position} of the expression: {reason}",
});

/** Half-open range of characters in the source as written. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Thrown inside the compiler; becomes the issue of the result. */
export class CompileProblem extends Error {
  readonly issue: Issue;
  readonly range: SourceRange;
  constructor(kind: { readonly code: string; readonly messages: LocalizedText }, range: SourceRange, facts: MessageFacts, suggestion?: string) {
    const hint = suggestion === undefined ? { hintZh: "", hint: "" } : { hintZh: `，是否指「${suggestion}」？`, hint: `; did you mean \`${suggestion}\`?` };
    const all = { position: range.start + 1, ...hint, ...facts };
    const message = { "zh-CN": fillMessage(kind.messages["zh-CN"], all), en: fillMessage(kind.messages.en, all) };
    super(message.en);
    this.range = range;
    this.issue = { code: kind.code, path: "", message, ...(suggestion === undefined ? {} : { suggestion }) };
  }
}

/** Thrown while evaluating; `&&`, `||`, `exists` and `all` may absorb it, as CEL says. */
export class EvaluationProblem extends Error {
  readonly reason: LocalizedText;
  constructor(zh: string, en: string) {
    super(en);
    this.reason = { "zh-CN": zh, en };
  }
}
