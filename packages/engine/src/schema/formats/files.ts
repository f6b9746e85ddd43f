import type { FormatContribution } from "./format-contribution.js";

const FILE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const isFileId = (value: unknown): boolean => typeof value === "string" && FILE_ID.test(value);

/** Id of a stored file; whether it is there, of an accepted type and not too large, is for whoever stores files. */
export const attachment: FormatContribution = {
  id: "attachment",
  title: { "zh-CN": "附件", en: "Attachment" },
  validate: isFileId,
  message: { "zh-CN": "应为已上传的附件", en: "should be an uploaded file" },
};

/** Id of the stored picture of a signature. */
export const signature: FormatContribution = {
  id: "signature",
  title: { "zh-CN": "签名", en: "Signature" },
  validate: isFileId,
  message: { "zh-CN": "请签名", en: "should be signed" },
};
