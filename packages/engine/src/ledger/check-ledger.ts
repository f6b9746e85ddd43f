import type { Issue, LedgerCap, LedgerDefinition, LocalizedText } from "@zhili/contracts";

/** What the schema can't say about a ledger: names used twice, dates the wrong way round, parts that do not go together. */
export function checkLedger(definition: LedgerDefinition): Issue[] {
  const issues: Issue[] = [];
  const report = (path: string, chinese: string, en: string): void => {
    const message: LocalizedText = { "zh-CN": chinese, en };
    issues.push({ code: "LEDGER_BAD_DEFINITION", path, message });
  };
  const rules = definition.rules ?? [];
  const seen = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const path = `/rules/${index}`;
    if (seen.has(rule.id)) report(`${path}/id`, `规则“${rule.id}”重复。`, `The rule ${rule.id} is there twice.`);
    seen.add(rule.id);
    if (rule.amount === 0) report(`${path}/amount`, "数额不能为零。", "The amount can't be zero.");
    if (typeof rule.amount === "number" && !Number.isSafeInteger(rule.amount))
      report(`${path}/amount`, "数额须为整数。", "The amount has to be a whole number.");
    if (rule.from !== undefined && rule.to !== undefined && rule.to < rule.from) report(`${path}/to`, "截止日期早于起始日期。", "It ends before it begins.");
    checkCaps(rule.caps ?? [], `${path}/caps`, report);
  }
  checkCaps(definition.caps ?? [], "/caps", report);
  if (definition.base !== undefined && definition.base.amount === 0) report("/base/amount", "基础分不能为零。", "The base can't be zero.");
  if (definition.base !== undefined && definition.base.amount < (definition.floor ?? 0))
    report("/base/amount", "基础分低于余额下限。", "The base is below the floor.");
  if (definition.lots !== undefined) {
    if (definition.expiry?.kind === "year-end-reset")
      report("/expiry/kind", "按批次管理的台账不能年终清零。", "A ledger kept by lots can't be reset at the end of the year.");
    if (definition.base !== undefined) report("/base", "按批次管理的台账不能有基础分。", "A ledger kept by lots can't have a base.");
    if ((definition.floor ?? 0) < 0) report("/floor", "按批次管理的台账下限不能为负。", "A ledger kept by lots can't have a floor below zero.");
    if (definition.lots.order === "fefo" && definition.lots.expiresAt === undefined)
      report("/lots/expiresAt", "先到期先出须写明到期日字段。", "First-expired-first-out needs the field of the expiry date.");
  }
  return issues;
}

function checkCaps(caps: readonly LedgerCap[], path: string, report: (path: string, chinese: string, en: string) => void): void {
  const seen = new Set<string>();
  for (const [index, cap] of caps.entries()) {
    if (seen.has(cap.id)) report(`${path}/${index}/id`, `上限“${cap.id}”重复。`, `The cap ${cap.id} is there twice.`);
    seen.add(cap.id);
    if (cap.max === 0) report(`${path}/${index}/max`, "上限为零等于停用，请改用停用。", "A cap of zero stops the rule: retire it instead.");
  }
}
