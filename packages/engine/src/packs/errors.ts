import { defineError, type ErrorFactory, fillMessage, type Issue, type MessageFacts } from "@zhili/contracts";

/** Facts: file, reason, reasonZh. */
export const PacksBadJson = defineError("PACKS_BAD_JSON", 422, {
  "zh-CN": "文件“{file}”不是有效的 JSON：{reason}。",
  en: "The file {file} is not valid JSON: {reason}.",
});
/** Facts: file. */
export const PacksUnknownFile = defineError("PACKS_UNKNOWN_FILE", 422, {
  "zh-CN": "配置包里不能放文件“{file}”：文件夹或文件类型不在允许之列。",
  en: "A pack has no place for the file {file}: its folder or its kind is not one of those allowed.",
});
/** Facts: file. */
export const PacksBadPath = defineError("PACKS_BAD_PATH", 422, {
  "zh-CN": "文件路径“{file}”不允许：不能越出配置包的文件夹。",
  en: "The path {file} is not allowed: it must stay inside the folder of the pack.",
});
/** Facts: file, limit. */
export const PacksTooLarge = defineError("PACKS_TOO_LARGE", 413, {
  "zh-CN": "“{file}”超出大小限制（{limit}）。",
  en: "{file} is larger than allowed ({limit}).",
});
/** Facts: definition, path. */
export const PacksChangeLost = defineError("PACKS_CHANGE_LOST", 409, {
  "zh-CN": "“{definition}”里找不到“{path}”，这处修改无处可放。请在编辑器里重新修改，或去掉这处修改。",
  en: "{definition} has no {path}, so this edit has nowhere to go. Make the edit again in the builder, or drop it.",
});
/** Facts: field, reason, reasonZh. */
export const PacksNotMoved = defineError("PACKS_NOT_MOVED", 409, {
  "zh-CN": "字段“{field}”的值无法转换：{reasonZh}。",
  en: "The value of {field} can't be moved: {reason}.",
});
/** Facts: key. */
export const PacksHasCode = defineError("PACKS_HAS_CODE", 422, {
  "zh-CN": "配置包只含数据，package.json 里不能有“{key}”。",
  en: "A pack is data only; package.json must not have {key}.",
});
/** Facts: reason, reasonZh. */
export const PacksBadManifest = defineError("PACKS_BAD_MANIFEST", 422, {
  "zh-CN": "package.json 有误：{reasonZh}。",
  en: "package.json is not right: {reason}.",
});
/** Facts: key. */
export const PacksForbiddenName = defineError("PACKS_FORBIDDEN_NAME", 422, {
  "zh-CN": "不能使用名称“{key}”。",
  en: "The name {key} must not be used.",
});
/** Facts: id, file. */
export const PacksIdNotFileName = defineError("PACKS_ID_NOT_FILE_NAME", 422, {
  "zh-CN": "编号“{id}”与文件名“{file}”不一致。",
  en: "The id {id} differs from the name of the file {file}.",
});
/** Facts: id. */
export const PacksDuplicateId = defineError("PACKS_DUPLICATE_ID", 422, {
  "zh-CN": "编号“{id}”在同一列表中重复。",
  en: "The id {id} stands twice in one list.",
});
/** Facts: file. */
export const PacksMissingFile = defineError("PACKS_MISSING_FILE", 422, {
  "zh-CN": "找不到文件“{file}”。",
  en: "The file {file} is not there.",
});
/** Facts: what, whatZh, name, hint, hintZh. */
export const PacksUnknownName = defineError("PACKS_UNKNOWN_NAME", 422, {
  "zh-CN": "没有名为“{name}”的{whatZh}{usedZh}{hintZh}。",
  en: "There is no {what} named {name}{used}{hint}.",
});
/** Facts: field, owner, hint, hintZh. */
export const PacksUnknownField = defineError("PACKS_UNKNOWN_FIELD", 422, {
  "zh-CN": "“{owner}”没有字段“{field}”{hintZh}。",
  en: "{owner} has no field {field}{hint}.",
});
/** Facts: reason, reasonZh. */
export const PacksBadParameter = defineError("PACKS_BAD_PARAMETER", 422, {
  "zh-CN": "参数不对：{reasonZh}{hintZh}。",
  en: "A parameter is not right: {reason}{hint}.",
});
/** Facts: reason, reasonZh. */
export const PacksBadFilter = defineError("PACKS_BAD_FILTER", 422, {
  "zh-CN": "筛选条件不对：{reasonZh}{hintZh}。",
  en: "The filter is not right: {reason}{hint}.",
});
/** Facts: expected, expectedZh, actual. */
export const PacksWrongResult = defineError("PACKS_WRONG_RESULT", 422, {
  "zh-CN": "这里的表达式应得出{expectedZh}。",
  en: "The expression must give {expected} here.",
});
/** Facts: reason, reasonZh. */
export const PacksContradiction = defineError("PACKS_CONTRADICTION", 422, {
  "zh-CN": "{reasonZh}{hintZh}。",
  en: "{reason}{hint}.",
});

/** An issue of the kind, with the nearest known name said in its words. */
export function packIssue(error: ErrorFactory, path: string, facts: MessageFacts, suggestion?: string): Issue {
  const hint = suggestion === undefined ? { hint: "", hintZh: "" } : { hint: `; did you mean ${suggestion}?`, hintZh: `，是否指“${suggestion}”` };
  const all = { used: "", usedZh: "", ...hint, ...facts };
  const { code, messages } = error.kind;
  return {
    code,
    path,
    message: { "zh-CN": fillMessage(messages["zh-CN"], all), en: fillMessage(messages.en, all).replace("?.", "?") },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
