import type { LocalizedText } from "@zhili/contracts";
import type { DefinitionKind } from "../pack-document.js";

/** What an expression has to give. */
export type Expected = "bool" | "number" | "string" | "list";

export type NamedThing =
  | DefinitionKind
  | "level"
  | "state"
  | "transition"
  | "rule"
  | "effect"
  | "parameter"
  | "source"
  | "guard"
  | "scoring-source"
  | "scoring-operator"
  | "format"
  | "dataset"
  | "group"
  | "grade"
  | "column"
  | "pack"
  | "channel"
  | "item";

/** What a name stands for, in both languages. */
export const KIND_WORDS: Readonly<Record<NamedThing, LocalizedText>> = {
  "record-type": { "zh-CN": "记录类型", en: "record type" },
  workflow: { "zh-CN": "流程", en: "workflow" },
  ledger: { "zh-CN": "台账", en: "ledger" },
  scorecard: { "zh-CN": "评分表", en: "scorecard" },
  schedule: { "zh-CN": "日程", en: "schedule" },
  report: { "zh-CN": "报表", en: "report" },
  role: { "zh-CN": "角色", en: "role" },
  "code-list": { "zh-CN": "代码表", en: "code list" },
  page: { "zh-CN": "页面", en: "page" },
  calendar: { "zh-CN": "日历", en: "calendar" },
  case: { "zh-CN": "用例", en: "case" },
  migration: { "zh-CN": "迁移", en: "migration" },
  level: { "zh-CN": "层级", en: "level" },
  state: { "zh-CN": "状态", en: "state" },
  transition: { "zh-CN": "流转", en: "transition" },
  rule: { "zh-CN": "记账规则", en: "ledger rule" },
  effect: { "zh-CN": "效果类型", en: "effect" },
  parameter: { "zh-CN": "参数", en: "parameter" },
  source: { "zh-CN": "数据来源", en: "source" },
  guard: { "zh-CN": "守卫条件", en: "guard" },
  "scoring-operator": { "zh-CN": "合并方式", en: "scoring operator" },
  "scoring-source": { "zh-CN": "计分来源", en: "scoring source" },
  format: { "zh-CN": "格式", en: "format" },
  dataset: { "zh-CN": "数据集", en: "dataset" },
  group: { "zh-CN": "指标组", en: "group" },
  grade: { "zh-CN": "等级", en: "grade" },
  column: { "zh-CN": "列", en: "column" },
  pack: { "zh-CN": "配置包", en: "pack" },
  channel: { "zh-CN": "通知渠道", en: "channel" },
  item: { "zh-CN": "条目", en: "item" },
};

export const RESULT_WORDS: Readonly<Record<Expected, LocalizedText>> = {
  bool: { "zh-CN": "“是”或“否”", en: "yes or no" },
  number: { "zh-CN": "数字", en: "a number" },
  string: { "zh-CN": "文字", en: "a text" },
  list: { "zh-CN": "列表", en: "a list" },
};
