import { defineError } from "@zhili/contracts";

export const VaultBroken = defineError("VAULT_BROKEN", 500, {
  "zh-CN": "加密的内容无法解开：密钥文件与数据不匹配。请用备份中的密钥文件恢复。",
  en: "Sealed content can't be opened: the key file does not belong to this data. Restore the key file from the backup.",
});
export const PackFolderUnreadable = defineError("PACK_FOLDER_UNREADABLE", 400, {
  "zh-CN": "读不了配置包文件夹 {folder}（{file}）：{reason}。",
  en: "The pack folder {folder} can't be read ({file}): {reason}.",
});
export const PackInvalid = defineError("PACK_INVALID", 422, {
  "zh-CN": "配置包有 {count} 处问题，没有安装。请按列出的文件和位置修改。",
  en: "The pack has {count} problems and was not installed. Mend them at the files and places listed.",
});
export const PackMissing = defineError("PACK_MISSING", 422, {
  "zh-CN": "配置包 {pack} 需要 {needed} {range}，但没有安装。请先安装它。",
  en: "The pack {pack} needs {needed} {range}, which is not installed. Install it first.",
});
export const AccessDenied = defineError("ACCESS_DENIED", 403, {
  "zh-CN": "您没有权限{verb}「{title}」。{reason}",
  en: "You may not {verbEn} “{title}”. {reason}",
});
/** Facts: id. */
export const PackUnknown = defineError("PACK_UNKNOWN", 404, { "zh-CN": "没有安装配置包“{id}”。", en: "No pack {id} is installed." });
/** Facts: title, period. */
export const ScoreNotFound = defineError("SCORE_NOT_FOUND", 404, {
  "zh-CN": "“{title}”{period}还没有评分结果。",
  en: "There is no result of {title} yet {period}.",
});
export const SignInNeeded = defineError("SIGN_IN_NEEDED", 401, { "zh-CN": "请先登录。", en: "Please sign in first." });
export const DefinitionUnknown = defineError("DEFINITION_UNKNOWN", 404, {
  "zh-CN": "没有名为 {ref} 的{kind}。",
  en: "There is no {kind} called {ref}.",
});
export const RecordNotFound = defineError("RECORD_NOT_FOUND", 404, {
  "zh-CN": "找不到这条记录：可能已删除，或不在您的管辖范围内。",
  en: "The record is not there: it was deleted, or lies outside your area.",
});
export const RecordInvalid = defineError("RECORD_INVALID", 422, {
  "zh-CN": "有 {count} 处需要修改后才能提交。",
  en: "{count} things need changing before this can be sent.",
});
export const RecordStale = defineError("RECORD_STALE", 409, {
  "zh-CN": "您打开之后，别人已经改过这条记录（您看到的是第 {expected} 版，现在是第 {actual} 版）。您填写的内容没有丢失，请对照后再保存。",
  en: "Somebody changed this record after you opened it (you saw version {expected}, now it is {actual}). What you typed is kept; compare and save again.",
});
export const RecordNotEditable = defineError("RECORD_NOT_EDITABLE", 409, {
  "zh-CN": "「{state}」状态下不能修改：{fields}。",
  en: "In “{state}” these can't be changed: {fields}.",
});
/** Facts: by (title of the record type that refers to it). */
export const RecordReferenced = defineError("RECORD_REFERENCED", 409, {
  "zh-CN": "还有「{by}」引用这条记录，不能删除。请先改掉那里的引用，或用流程把它办结。",
  en: "A record of “{by}” refers to this one, so it can't be deleted. Change the reference first, or end the record by its workflow.",
});
export const RecordInLedger = defineError("RECORD_IN_LEDGER", 409, {
  "zh-CN": "这条记录已经记入台账，不能删除。需要更正的，请冲回台账。",
  en: "Ledger entries rest on this record, so it can't be deleted. Take the entries back to correct them.",
});
export const RecordMadePublic = defineError("RECORD_MADE_PUBLIC", 409, {
  "zh-CN": "这条记录公示过或参加过评分，不能删除。",
  en: "This record was put on public notice or scored, so it can't be deleted.",
});
export const RecordDuplicate = defineError("RECORD_DUPLICATE", 409, {
  "zh-CN": "「{fields}」已有相同的记录，不能重复。",
  en: "There is a record with the same {fields} already.",
});
export const OrgUnitUnknown = defineError("ORG_UNIT_UNKNOWN", 422, {
  "zh-CN": "没有编号为 {orgUnit} 的单位，请选择所属单位。",
  en: "There is no org unit {orgUnit}; choose where this belongs.",
});
export const OrgUnitWrongLevel = defineError("ORG_UNIT_WRONG_LEVEL", 422, {
  "zh-CN": "「{title}」应建在{levels}一级，不能建在{orgUnit}。",
  en: "“{title}” belongs to the level {levels}, not to {orgUnit}.",
});
export const PartyRequired = defineError("PARTY_SECTION_FOREIGN", 403, {
  "zh-CN": "「{section}」中{party}的内容只能由该方修改。",
  en: "Only that side may change {party}'s part of “{section}”.",
});
export const GuardRefused = defineError("TRANSITION_REFUSED", 409, { "zh-CN": "{text}", en: "{text}" });
/** Facts: type, most. */
export const FactTooLong = defineError("FACT_TOO_LONG", 422, {
  "zh-CN": "作判断要查的记录超过{most}条，请联系管理员缩小查找范围。",
  en: "More than {most} records would have to be looked at to judge this; narrow the fact down.",
});
export const WorkflowMissing = defineError("WORKFLOW_MISSING", 409, {
  "zh-CN": "「{title}」没有办理流程。",
  en: "“{title}” has no workflow.",
});
export const ReadWrites = defineError("UNIT_READ_ONLY", 500, {
  "zh-CN": "查询不能写入数据（{verb} {collection}）。这是程序的错误，请告诉管理员。",
  en: "A question tried to write ({verb} {collection}). This is a fault of the program; tell the administrator.",
});
export const EffectsTooDeep = defineError("EFFECTS_TOO_DEEP", 500, {
  "zh-CN": "一次办理牵动了太多记录（超过 {most} 层），已全部撤回。请管理员检查流程配置。",
  en: "One step moved too many records (deeper than {most}); all of it was taken back. The workflow's configuration needs a look.",
});
export const LedgerAccountUnknown = defineError("LEDGER_ACCOUNT_UNKNOWN", 422, {
  "zh-CN": "台账「{ledger}」没有这个账户。",
  en: "The ledger “{ledger}” has no such account.",
});
export const EntryNotFound = defineError("LEDGER_ENTRY_NOT_FOUND", 404, {
  "zh-CN": "找不到这笔台账记录。",
  en: "There is no such ledger entry.",
});
export const KeyReused = defineError("IDEMPOTENCY_KEY_REUSED", 409, {
  "zh-CN": "这个请求编号已用于另一件事，请换一个。",
  en: "This idempotency key was used for something else; take another.",
});
export const NoticeNotFound = defineError("NOTICE_NOT_FOUND", 404, { "zh-CN": "找不到这条公示。", en: "There is no such notice." });
export const ObjectionRefused = defineError("OBJECTION_REFUSED", 409, {
  "zh-CN": "这条公示已不接受异议：{reason}。",
  en: "This notice takes no objections any more: {reason}.",
});
export const ObjectionNotFound = defineError("OBJECTION_NOT_FOUND", 404, { "zh-CN": "找不到这条异议。", en: "There is no such objection." });
export const TaskNotFound = defineError("TASK_NOT_FOUND", 404, {
  "zh-CN": "找不到这项任务，可能已经办完。",
  en: "There is no such task; it may be done already.",
});
export const FilterRefused = defineError("FILTER_REFUSED", 400, {
  "zh-CN": "筛选条件「{field}」不能用。",
  en: "The filter “{field}” can't be used.",
});
export const SortRefused = defineError("SORT_REFUSED", 400, {
  "zh-CN": "不能按「{field}」排序。",
  en: "Records can't be sorted by “{field}”.",
});
export const ExpressionRefused = defineError("EXPRESSION_REFUSED", 500, {
  "zh-CN": "配置中的表达式无法使用：{source}。请管理员检查。",
  en: "An expression of the configuration can't be used: {source}. An administrator has to look at it.",
});
export const FixtureBroken = defineError("FIXTURE_BROKEN", 422, {
  "zh-CN": "初始数据 {file} 第 {row} 行装不进去：{reason}。",
  en: "Fixture {file}, row {row}, can't be loaded: {reason}.",
});
