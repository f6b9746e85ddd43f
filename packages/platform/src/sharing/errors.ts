import { defineError } from "@zhili/contracts";

/** Facts: title. */
export const SharingNotOffered = defineError("SHARING_NOT_OFFERED", 422, {
  "zh-CN": "“{title}”没有开放跨区域共享。需要共享时，请管理员在该记录类型里设定可共享的字段和用途。",
  en: "{title} is not offered for sharing. If it has to be shared, an administrator names the fields and purposes in its record type.",
});
/** Facts: purpose, purposes. */
export const SharingPurposeUnknown = defineError("SHARING_PURPOSE_UNKNOWN", 422, {
  "zh-CN": "没有“{purpose}”这一共享用途。请从这些用途中选一项：{purposes}。",
  en: "There is no purpose {purpose}. Choose one of: {purposes}.",
});
/** Facts: first, last. */
export const SharingDayWrong = defineError("SHARING_DAY_WRONG", 422, {
  "zh-CN": "共享截止日期应在 {first} 至 {last} 之间。",
  en: "The last day of the sharing must lie between {first} and {last}.",
});
/** Facts: orgUnit. */
export const SharingNotNeeded = defineError("SHARING_NOT_NEEDED", 422, {
  "zh-CN": "“{orgUnit}”本来就管着这条记录，不需要共享。请选外地的单位。",
  en: "The record lies within {orgUnit} already and need not be shared with it. Choose a unit elsewhere.",
});
export const ShareNotFound = defineError("SHARE_NOT_FOUND", 404, {
  "zh-CN": "找不到这次共享：可能已收回，或不属于这条记录。",
  en: "The sharing is not there: it was taken back, or belongs to another record.",
});
