import { defineError } from "@zhili/contracts";

export const FormInvalid = defineError("FORM_INVALID", 400, {
  "zh-CN": "「{title}」的表单定义有误，共{count}处",
  en: "The form of {title} cannot be used: {count} faults",
});
export const FormCycle = defineError("FORM_CYCLE", 400, {
  "zh-CN": "字段互相依赖，无法计算：{fields}",
  en: "These fields depend on each other and cannot be computed: {fields}",
});
export const FormUnknownField = defineError("FORM_UNKNOWN_FIELD", 400, {
  "zh-CN": "表单提到的字段「{name}」不存在{hintZh}",
  en: "The form names a field `{name}` that does not exist{hint}",
});
export const FormNotCondition = defineError("FORM_NOT_CONDITION", 400, {
  "zh-CN": "这里应为条件（是/否），实际得到{kind}",
  en: "A condition (yes or no) belongs here; this gives {kind}",
});
export const FormReadOnly = defineError("FORM_READ_ONLY", 400, {
  "zh-CN": "「{title}」由系统填写，不能改动",
  en: "{title} is filled in by the platform and cannot be changed",
});
export const FormRuleBroken = defineError("FORM_RULE", 400, {
  "zh-CN": "{text}",
  en: "{text}",
});
export const FormNotComputed = defineError("FORM_NOT_COMPUTED", 400, {
  "zh-CN": "「{title}」无法计算：{reasonZh}",
  en: "{title} cannot be computed: {reason}",
});
export const FormNotDecided = defineError("FORM_NOT_DECIDED", 400, {
  "zh-CN": "表单条件无法判断：{reasonZh}",
  en: "A condition of the form cannot be decided: {reason}",
});
