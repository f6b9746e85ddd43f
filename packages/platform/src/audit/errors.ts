import { defineError } from "@zhili/contracts";

export const AuditDenied = defineError("AUDIT_NOT_ALLOWED", 403, {
  "zh-CN": "只有审计管理员可以查看审计日志。",
  en: "Only audit administrators may read the audit trail.",
});
