import { defineError } from "@zhili/contracts";

export const ConfigurationDenied = defineError("CONFIGURATION_DENIED", 403, {
  "zh-CN": "您没有权限{verb}配置。请联系系统管理员。",
  en: "You may not {verbEn} the configuration. Ask the system administrator.",
});
/** Facts: id. */
export const DraftNotFound = defineError("DRAFT_NOT_FOUND", 404, {
  "zh-CN": "没有这份配置草稿，可能已经发布或丢弃。",
  en: "There is no such draft; it may have been published or dropped.",
});
/** Facts: expected, actual. */
export const DraftStale = defineError("DRAFT_STALE", 409, {
  "zh-CN": "您打开之后，别人已经改过这份草稿（您看到第 {expected} 版，现在是第 {actual} 版）。请刷新后再改，您填写的内容没有丢失。",
  en: "Somebody changed this draft after you opened it (you saw version {expected}, now it is {actual}). Reload and edit again; what you typed is kept.",
});
/** Facts: on, current. */
export const DraftBehind = defineError("DRAFT_BEHIND", 409, {
  "zh-CN": "草稿基于第 {on} 次发布，现在已是第 {current} 次。请先把草稿跟上最新配置，再发布。",
  en: "The draft rests on publication {on}, now it is {current}. Bring the draft up to date before publishing.",
});
export const PublicationNeedsSecond = defineError("PUBLICATION_NEEDS_SECOND", 409, {
  "zh-CN": "这里规定发布要由第二人同意：一人提交，另一位管理员发布。请先提交，或请另一位管理员发布。",
  en: "Publications need a second person here: one submits, another administrator publishes. Submit it first, or ask another administrator to publish.",
});
export const DraftNoUpgrade = defineError("DRAFT_NO_UPGRADE", 409, {
  "zh-CN": "这份草稿不是升级，在办事项按原来的流程办完，不用选定环节。",
  en: "This draft is no upgrade; cases under way finish by the steps that they began with, so no state is chosen for them.",
});
/** Facts: count. */
export const DraftInvalid = defineError("DRAFT_INVALID", 422, {
  "zh-CN": "草稿有 {count} 处问题，不能发布。请按列出的位置修改。",
  en: "The draft has {count} problems and can't be published. Mend them at the places listed.",
});
/** Facts: count. */
export const DraftConflicts = defineError("DRAFT_CONFLICTS", 409, {
  "zh-CN": "有 {count} 处两边都改过，需要逐一选择。",
  en: "{count} places were changed on both sides; choose for each of them.",
});
/** Facts: cases. */
export const CasesRed = defineError("CONFIGURATION_CASES_RED", 409, {
  "zh-CN": "有 {count} 个案例没有通过：{cases}。请修改配置，或逐一写明理由后接受。",
  en: "{count} cases did not pass: {cases}. Mend the configuration, or accept each by name with a reason.",
});
/** Facts: ref. */
export const DraftDefinitionUnknown = defineError("DRAFT_DEFINITION_UNKNOWN", 404, {
  "zh-CN": "没有名为 {ref} 的定义。",
  en: "There is no definition {ref}.",
});
/** Facts: seq. */
export const RevisionNotFound = defineError("REVISION_NOT_FOUND", 404, {
  "zh-CN": "没有第 {seq} 次发布的配置。",
  en: "There is no publication {seq} of the configuration.",
});
/** Facts: expected, actual. */
export const RevisionMoved = defineError("REVISION_MOVED", 409, {
  "zh-CN": "配置刚刚被别人发布过（第 {actual} 次）。请刷新后再试。",
  en: "Somebody has just published the configuration (publication {actual}). Reload and try again.",
});
/** Facts: pack, needing: ids; title, titleEn, names, namesEn: titles. */
export const PackNeeded = defineError("PACK_NEEDED", 409, {
  "zh-CN": "配置包“{title}”不能停用：{names}还需要它。请先停用它们。",
  en: "The pack “{titleEn}” can't be withdrawn: {namesEn} need it. Withdraw those first.",
});
/** Facts: pack, title, titleEn. */
export const PackWithdrawn = defineError("PACK_WITHDRAWN", 409, {
  "zh-CN": "配置包“{title}”已经停用。需要恢复的，请再升级一次，或退回到停用以前的发布。",
  en: "The pack “{titleEn}” is withdrawn already. To bring it back, upgrade to a version of it or go back to a publication from before.",
});
/** Facts: pack, edits, version. */
export const PackEdited = defineError("PACK_EDITED", 409, {
  "zh-CN": "“{pack}” {version} 在这里有 {edits} 处本县修改，直接安装会丢掉它们，没有安装。请用 zhili pack upgrade 升级，修改会保留。",
  en: "{pack} {version} has {edits} local changes here, which installing over it would lose; nothing was installed. Use zhili pack upgrade, which keeps them.",
});
/** Facts: ref. */
export const DraftDefinitionExists = defineError("DRAFT_DEFINITION_EXISTS", 409, {
  "zh-CN": "已经有编号为 {ref} 的定义，请换一个编号。",
  en: "There is a definition {ref} already; choose another id.",
});
/** Facts: title, users, usersEn. */
export const DraftDefinitionUsed = defineError("DRAFT_DEFINITION_USED", 409, {
  "zh-CN": "“{title}”还在用，不能删除。用到它的有：{users}。请先改好这些地方。",
  en: "{title} is in use and can't be removed. It is used by: {usersEn}. Change those first.",
});
export const DraftNeedsRecordType = defineError("DRAFT_NEEDS_RECORD_TYPE", 422, {
  "zh-CN": "这类定义要说明是关于哪种台账的，请选择台账类型。",
  en: "A definition of this kind is about records of some type; choose the record type.",
});
