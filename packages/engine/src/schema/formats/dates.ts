import { parseDate } from "../civil-date.js";
import type { FormatContribution } from "./format-contribution.js";

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

export const date: FormatContribution = {
  id: "date",
  title: { "zh-CN": "日期", en: "Date" },
  validate: (value) => typeof value === "string" && parseDate(value) !== undefined,
  message: { "zh-CN": "应为日期，如2026-03-02", en: "should be a date such as 2026-03-02" },
};

export const dateTime: FormatContribution = {
  id: "date-time",
  title: { "zh-CN": "日期和时间", en: "Date and time" },
  validate: (value) => {
    const match = typeof value === "string" ? MOMENT.exec(value) : null;
    return match !== null && parseDate(match[1] ?? "") !== undefined;
  },
  message: { "zh-CN": "应为日期和时间，如2026-03-02T09:30", en: "should be a date and time such as 2026-03-02T09:30" },
};

export const time: FormatContribution = {
  id: "time",
  title: { "zh-CN": "时间", en: "Time" },
  validate: (value) => typeof value === "string" && TIME.test(value),
  message: { "zh-CN": "应为时间，如09:30", en: "should be a time such as 09:30" },
};
