import { defineError } from "@zhili/contracts";

export const UpgradeRunning = defineError("UPGRADE_RUNNING", 503, {
  "zh-CN": "正在升级配置包，这类事项暂时不能保存。您填写的内容没有丢失，请稍后再试。",
  en: "A pack is being upgraded and records of this kind can't be saved just now. What you typed is kept; try again in a moment.",
});
export const UpgradeUnreadable = defineError("UPGRADE_UNREADABLE", 503, {
  "zh-CN": "正在升级配置包，这类记录正在改动，暂时不能查看。请稍后再看，一般很快就好。",
  en: "A pack is being upgraded and records of this kind are being changed, so they can't be shown just now. Look again in a moment.",
});
/** Facts: title, workflow, state, count. */
export const UpgradeNoState = defineError("UPGRADE_NO_STATE", 409, {
  "zh-CN": "“{title}”有 {count} 件处于“{state}”，另一版没有可以接续的环节。请为它们选定环节，再继续。",
  en: "{count} cases of “{title}” are in “{state}”, and the other version has no state in which they could go on. Say which state they go to, then go on.",
});
/** Facts: title, count. */
export const UpgradeRecordsFail = defineError("UPGRADE_RECORDS_FAIL", 409, {
  "zh-CN": "“{title}”有 {count} 条记录的值无法转换，没有升级。请按列出的字段改正，或修改迁移。",
  en: "Values of {count} records of “{title}” can't be moved, so nothing was upgraded. Mend the fields listed, or the migration.",
});
/** Facts: kind, kindZh, name. */
export const UpgradeNameHeld = defineError("UPGRADE_NAME_HELD", 409, {
  "zh-CN": "{kindZh}“{name}”名下已有数据，不能改名。请联系配置包作者改用其他办法。",
  en: "Something is stored under the {kind} {name}, so it can't be renamed. Ask the author of the pack for another way.",
});
/** Facts: pack, from, to. */
export const UpgradeUnderWay = defineError("UPGRADE_UNDER_WAY", 409, {
  "zh-CN": "配置包 {pack}（{from} → {to}）正在升级或退回，请等它结束。",
  en: "The pack {pack} ({from} → {to}) is being upgraded or rolled back; wait until it has ended.",
});
/** Nobody heard of this process for longer than its lease. */
export const UpgradeTakenOver = defineError("UPGRADE_TAKEN_OVER", 409, {
  "zh-CN": "这台服务器停顿太久，升级或退回已由另一台服务器接手。请在升级记录里看结果，需要时再办一次。",
  en: "This server fell silent for too long, and another one has taken the upgrade or its rollback over. See what became of it among the upgrades, and begin again if need be.",
});
export const UpgradeCancelled = defineError("UPGRADE_CANCELLED", 409, {
  "zh-CN": "升级已取消，一切恢复到升级前。",
  en: "The upgrade was cancelled; everything is as it was before.",
});
/** Facts: id. */
export const UpgradeNotFound = defineError("UPGRADE_NOT_FOUND", 404, {
  "zh-CN": "没有这次升级。",
  en: "There is no such upgrade.",
});
export const NothingToRollBack = defineError("UPGRADE_NOTHING_TO_ROLL_BACK", 409, {
  "zh-CN": "没有可以退回的升级。",
  en: "There is no upgrade that could be rolled back.",
});
/** Facts: pack, from, to. */
export const UpgradeNotLast = defineError("UPGRADE_NOT_LAST", 409, {
  "zh-CN": "这之后又升级过 {pack}（{from} → {to}）。请先退回那一次。",
  en: "{pack} was upgraded after it ({from} → {to}). Roll that back first.",
});
/** Facts: seq. */
export const RevisionBehindMove = defineError("REVISION_BEHIND_MOVE", 409, {
  "zh-CN": "第 {seq} 次发布之后，升级改动过已有数据。请退回那次升级（数据一并改回），或重新升级。",
  en: "An upgrade moved stored data after publication {seq}. Roll that upgrade back, which leads the data back too, or upgrade again.",
});
export const UpgradeNotCancelled = defineError("UPGRADE_NOT_CANCELLED", 409, {
  "zh-CN": "这次升级已经结束或已生效，不能取消。需要退回的，请用退回升级。",
  en: "The upgrade has ended or is in force already and can't be cancelled. Roll it back instead.",
});
/** Facts: pack. */
export const PackNeedsUpgrade = defineError("PACK_NEEDS_UPGRADE", 409, {
  "zh-CN": "配置包“{pack}”的新版本要改动已有数据，不能直接安装。请用 zhili pack upgrade 升级。",
  en: "The newer version of {pack} moves stored data and can't be installed over the old one. Use zhili pack upgrade.",
});
