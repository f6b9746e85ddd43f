import { defineError } from "@zhili/contracts";

/** Facts: days. */
export const TryOutTooLong = defineError("TRY_OUT_TOO_LONG", 422, {
  "zh-CN": "试办的时间最多往后推 {days} 天。请去掉一些等待，或重新开始。",
  en: "A try-out goes at most {days} days ahead. Take away some of the waiting, or begin again.",
});
/** Facts: seconds. */
export const TryOutTooSlow = defineError("TRY_OUT_TOO_SLOW", 503, {
  "zh-CN": "试办超过 {seconds} 秒还没有算完，已停止。请减少步骤或等待后再试。",
  en: "The try-out took more than {seconds} seconds and was stopped. Take away steps or waiting and try again.",
});
/** Facts: role. */
export const TryOutRoleUnknown = defineError("TRY_OUT_ROLE_UNKNOWN", 404, {
  "zh-CN": "样本数据里没有人担任“{role}”，不能以这个岗位试办。",
  en: "Nobody in the sample data can hold the role {role}, so it can't be tried as that role.",
});
/** Facts: recordType. */
export const TryOutTypeUnknown = defineError("TRY_OUT_TYPE_UNKNOWN", 404, {
  "zh-CN": "草稿里没有台账类型“{recordType}”，不能试办。",
  en: "The draft has no record type {recordType} to try.",
});
export const TryOutNothingThere = defineError("TRY_OUT_NOTHING_THERE", 422, {
  "zh-CN": "还没有登记样本事项，这一步没有可办的对象。请先登记。",
  en: "Nothing was registered yet that this step could be taken on. Register it first.",
});
