import { defineError } from "@zhili/contracts";

/** Facts: most (megabytes). */
export const AttachmentTooLarge = defineError("ATTACHMENT_TOO_LARGE", 413, {
  "zh-CN": "文件太大，最多 {most}。",
  en: "The file is too large; at most {most}.",
});
export const AttachmentEmpty = defineError("ATTACHMENT_EMPTY", 422, { "zh-CN": "文件是空的。", en: "The file is empty." });
/** Facts: name, type, accept. */
export const AttachmentTypeRefused = defineError("ATTACHMENT_TYPE_REFUSED", 415, {
  "zh-CN": "这里不能上传这种文件（{name}，内容是 {type}），可以上传：{accept}。",
  en: "This kind of file can't be attached here ({name} is {type}); what can: {accept}.",
});
/** Facts: name, type. */
export const AttachmentDisguised = defineError("ATTACHMENT_DISGUISED", 415, {
  "zh-CN": "文件“{name}”的内容（{type}）与扩展名不符，不能上传。请用原来的格式另存后再传。",
  en: "What is inside {name} ({type}) does not belong to its extension; save it in its own format and try again.",
});
export const AttachmentNotFound = defineError("ATTACHMENT_NOT_FOUND", 404, {
  "zh-CN": "找不到这个附件，或者您无权查看引用它的记录。",
  en: "There is no such attachment, or you may not see the record that refers to it.",
});
export const AttachmentNotThere = defineError("ATTACHMENT_NOT_THERE", 422, {
  "zh-CN": "这个附件没有上传成功，或不是您能用的，请重新上传。",
  en: "This file was not uploaded, is not yours to use or is not of a kind that belongs here; upload it again.",
});
export const AttachmentFolderMissing = defineError("ATTACHMENT_FOLDER_MISSING", 501, {
  "zh-CN": "没有配置数据目录，不能存放附件。",
  en: "There is no data folder, so attachments can't be kept.",
});
/** Facts: field. */
export const AttachmentFieldUnknown = defineError("ATTACHMENT_FIELD_UNKNOWN", 422, {
  "zh-CN": "“{field}”不是可以上传附件的字段。",
  en: "{field} is not a field for attachments.",
});
