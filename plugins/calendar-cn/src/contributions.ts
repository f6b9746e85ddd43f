import type { GuardContribution, ReportHelperContribution, SourceContribution } from "@zhili/plugin-api";
import { dayOf, isDate, workdaysBetween } from "./day.js";

const title = (zh: string, en: string) => ({ "zh-CN": zh, en });

/** A fact: how many workdays lie between two days. */
export const workdays: SourceContribution = {
  type: "workdays",
  title: title("两个日期之间的工作日数", "Workdays between two days"),
  params: {
    type: "object",
    additionalProperties: false,
    required: ["from"],
    properties: {
      from: { type: "string", title: "From", "x-expression": true, "x-returns": "string" },
      to: { type: "string", title: "To", description: "Today when absent.", "x-expression": true, "x-returns": "string" },
    },
  },
  resultType: () => "int",
  async gather({ from, to }, scope) {
    const day = (expression: unknown) => (typeof expression === "string" ? String(scope.evaluate(expression)) : scope.today);
    return workdaysBetween(day(from), day(to));
  },
};

/** A step that can be taken on workdays only; `{{day}}` and `{{title}}` fill the words of the refusal. */
export const onWorkday: GuardContribution = {
  type: "on-workday",
  title: title("只在工作日办理", "On workdays only"),
  params: {
    type: "object",
    additionalProperties: false,
    properties: { field: { type: "string", title: "Date", description: "A field of the record; today when absent.", "x-field": true } },
  },
  check({ field }, { record, today }) {
    const day = typeof field === "string" ? (record as Readonly<Record<string, unknown>> | undefined)?.[field] : today;
    if (!isDate(day)) return { ok: true };
    const { works, title: name } = dayOf(day.slice(0, 10));
    return { ok: works, explain: { day: day.slice(0, 10), title: name } };
  },
};

/** `{{calendar-cn:workday row.date}}`: 工作日, 调休上班, 周末 or the holiday's name. */
export const workday: ReportHelperContribution = {
  name: "workday",
  title: title("日期是否工作日", "What a day is"),
  render([value]) {
    if (!isDate(value)) return "";
    const { works, title: name } = dayOf(value.slice(0, 10));
    return name === "" && works ? "工作日" : name;
  },
};
