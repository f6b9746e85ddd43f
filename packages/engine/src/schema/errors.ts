import { defineError, type ErrorFactory, fillMessage, type Issue, type Language, type LocalizedText, type MessageFacts } from "@zhili/contracts";

export const SchemaUnknownKind = defineError("SCHEMA_UNKNOWN_KIND", 400, {
  "zh-CN": "没有「{name}」这种定义",
  en: "There is no kind of definition called `{name}`",
});
export const SchemaUnknownField = defineError("SCHEMA_UNKNOWN_FIELD", 400, {
  "zh-CN": "没有名为「{name}」的字段{hintZh}",
  en: "There is no field called `{name}`{hint}",
});
export const SchemaForbiddenName = defineError("SCHEMA_FORBIDDEN_NAME", 400, {
  "zh-CN": "字段不能叫「{name}」",
  en: "A field cannot be called `{name}`",
});
export const SchemaRequired = defineError("SCHEMA_REQUIRED", 400, {
  "zh-CN": "请填写「{title}」",
  en: "{title} is required",
});
export const SchemaType = defineError("SCHEMA_TYPE", 400, {
  "zh-CN": "「{title}」应为{expectedZh}",
  en: "{title} should be {expected}",
});
export const SchemaNotAllowed = defineError("SCHEMA_NOT_ALLOWED", 400, {
  "zh-CN": "「{title}」不能是「{value}」，请从所列选项中选择{hintZh}",
  en: "{title} cannot be `{value}`; choose one of the values offered{hint}",
});
export const SchemaFixed = defineError("SCHEMA_FIXED", 400, {
  "zh-CN": "「{title}」只能是「{value}」",
  en: "{title} can only be `{value}`",
});
export const SchemaFormat = defineError("SCHEMA_FORMAT", 400, {
  "zh-CN": "「{title}」{expectedZh}",
  en: "{title} {expected}",
});
export const SchemaBadPattern = defineError("SCHEMA_BAD_PATTERN", 400, {
  "zh-CN": "「{title}」的模式写法有误：{reason}",
  en: "The pattern of {title} cannot be used: {reason}",
});
export const SchemaPattern = defineError("SCHEMA_PATTERN", 400, {
  "zh-CN": "「{title}」的写法不合要求",
  en: "{title} is not written as required",
});
export const SchemaTooShort = defineError("SCHEMA_TOO_SHORT", 400, {
  "zh-CN": "「{title}」至少填{limit}个字",
  en: "{title} should have at least {limit} characters",
});
export const SchemaTooLong = defineError("SCHEMA_TOO_LONG", 400, {
  "zh-CN": "「{title}」最多填{limit}个字，现有{count}个字",
  en: "{title} should have at most {limit} characters; it has {count}",
});
export const SchemaTooSmall = defineError("SCHEMA_TOO_SMALL", 400, {
  "zh-CN": "「{title}」不能小于{limit}",
  en: "{title} should be at least {limit}",
});
export const SchemaTooLarge = defineError("SCHEMA_TOO_LARGE", 400, {
  "zh-CN": "「{title}」不能大于{limit}",
  en: "{title} should be at most {limit}",
});
export const SchemaNotAbove = defineError("SCHEMA_NOT_ABOVE", 400, {
  "zh-CN": "「{title}」应大于{limit}",
  en: "{title} should be more than {limit}",
});
export const SchemaNotBelow = defineError("SCHEMA_NOT_BELOW", 400, {
  "zh-CN": "「{title}」应小于{limit}",
  en: "{title} should be less than {limit}",
});
export const SchemaNotMultiple = defineError("SCHEMA_NOT_MULTIPLE", 400, {
  "zh-CN": "「{title}」应为{limit}的倍数",
  en: "{title} should be a multiple of {limit}",
});
export const SchemaTooFew = defineError("SCHEMA_TOO_FEW", 400, {
  "zh-CN": "「{title}」至少要有{limit}项",
  en: "{title} should have at least {limit} members",
});
export const SchemaTooMany = defineError("SCHEMA_TOO_MANY", 400, {
  "zh-CN": "「{title}」最多{limit}项",
  en: "{title} should have at most {limit} members",
});
export const SchemaRepeated = defineError("SCHEMA_REPEATED", 400, {
  "zh-CN": "「{title}」中有重复的项",
  en: "{title} has the same member twice",
});
export const SchemaNoChoice = defineError("SCHEMA_NO_CHOICE", 400, {
  "zh-CN": "「{title}」不符合任何一种允许的写法：{reasonZh}",
  en: "{title} fits none of the shapes allowed: {reason}",
});

export const SchemaDuplicateFormat = defineError("SCHEMA_DUPLICATE_FORMAT", 409, {
  "zh-CN": "格式「{name}」重复登记",
  en: "The format `{name}` is registered twice",
});

/** Makes an issue of an error's words, with the hint of a suggestion filled in; facts may differ by language. */
export function schemaIssue(error: ErrorFactory, path: string, facts: Readonly<Record<string, unknown>>, suggestion?: string): Issue {
  const hint = suggestion === undefined ? { hintZh: "", hint: "" } : { hintZh: `，是否指「${suggestion}」？`, hint: `; did you mean \`${suggestion}\`?` };
  const all = { ...hint, ...facts };
  const message = { "zh-CN": fillIn("zh-CN", error, all), en: fillIn("en", error, all) };
  return { code: error.kind.code, path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

function fillIn(language: Language, error: ErrorFactory, facts: MessageFacts): string {
  const own = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, isLocalized(value) ? value[language] : value]));
  return fillMessage(error.kind.messages[language], own);
}

const isLocalized = (value: unknown): value is LocalizedText => typeof value === "object" && value !== null && "zh-CN" in value && "en" in value;
