import type { AuditEvent, Language, LocalizedText } from "@zhili/contracts";

/** What happened, as it is read in the audit trail. */
const WORDS: Readonly<Record<string, LocalizedText>> = {
  "access.denied": { "zh-CN": "越权操作被拒绝", en: "Was refused for missing rights" },
  "attachment.add": { "zh-CN": "上传附件", en: "Uploaded a file" },
  "grant.give": { "zh-CN": "授予角色", en: "Granted a role" },
  "grant.take": { "zh-CN": "收回角色", en: "Took a role back" },
  "ledger.append": { "zh-CN": "记账", en: "Wrote a ledger entry" },
  "message.dead": { "zh-CN": "消息投递失败", en: "A message could not be delivered" },
  "notice.publish": { "zh-CN": "发布公示", en: "Published a notice" },
  "record.check": { "zh-CN": "核验", en: "Checked an item" },
  "record.child-final": { "zh-CN": "子事项办结", en: "A sub-record ended" },
  "record.create": { "zh-CN": "新建记录", en: "Made a record" },
  "record.delete": { "zh-CN": "删除记录", en: "Deleted a record" },
  "record.find": { "zh-CN": "认定异议", en: "Decided an objection" },
  "record.move": { "zh-CN": "流转操作", en: "Moved a step" },
  "record.object": { "zh-CN": "提出异议", en: "Objected" },
  "record.read-shared": { "zh-CN": "查看外地共享的记录", en: "Looked at a record shared from elsewhere" },
  "record.share": { "zh-CN": "向外地共享记录", en: "Shared a record with people elsewhere" },
  "record.system": { "zh-CN": "系统自动办理", en: "The platform took a step" },
  "record.take": { "zh-CN": "办理", en: "Took a step" },
  "record.unmask": { "zh-CN": "查看完整的敏感信息", en: "Looked at a sensitive field in full" },
  "record.unshare": { "zh-CN": "收回共享", en: "Took a sharing back" },
  "record.update": { "zh-CN": "修改记录", en: "Changed a record" },
  "report.export": { "zh-CN": "导出报表", en: "Exported a report" },
  "schedule.failed": { "zh-CN": "定期任务失败", en: "A scheduled run failed" },
  "schedule.missed": { "zh-CN": "定期任务逾期未办", en: "A scheduled run was missed" },
  "score.evaluate": { "zh-CN": "评分", en: "Scored" },
  "session.end": { "zh-CN": "退出登录", en: "Signed out" },
  "session.lock": { "zh-CN": "密码连续输错，账号锁定", en: "Locked after wrong passwords" },
  "session.refuse": { "zh-CN": "登录被拒绝", en: "Sign-in was refused" },
  "session.start": { "zh-CN": "登录", en: "Signed in" },
  "task.claim": { "zh-CN": "领取待办", en: "Claimed a task" },
  "task.done": { "zh-CN": "完成待办", en: "Finished a task" },
  "user.change-password": { "zh-CN": "修改自己的密码", en: "Changed their own password" },
  "user.create": { "zh-CN": "新建账号", en: "Made an account" },
  "user.reset-password": { "zh-CN": "重置密码", en: "Reset a password" },
  "user.update": { "zh-CN": "修改账号", en: "Changed an account" },
};

/** The event's action in words, when it has some. */
export function auditText({ action }: AuditEvent, language: Language): string | undefined {
  return WORDS[action]?.[language];
}
