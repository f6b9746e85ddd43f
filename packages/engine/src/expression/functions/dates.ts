import { type CivilDate, dateOfNumber, dayNumber, formatDate, parseDate, shiftMonths } from "../../schema/civil-date.js";
import type { Facts } from "../compile/compiled.js";
import { EvaluationProblem } from "../errors.js";
import { type FunctionTable, overload } from "./overload.js";

/** What the workday functions need of the calendar in `facts.$calendar`. */
export interface WorkdayCalendar {
  addWorkdays(date: string, days: number): string;
  workdaysBetween(from: string, to: string): number;
}

/** The day of a date or of a moment's text; undefined for the empty text. */
function day(text: string): CivilDate | undefined {
  if (text === "") return undefined;
  const date = parseDate(text.length > 10 && text[10] === "T" ? text.slice(0, 10) : text);
  if (date === undefined) throw new EvaluationProblem(`「${text}」不是日期`, `\`${text}\` is not a date`);
  return date;
}

const inRange = (days: number): number => {
  if (!Number.isFinite(days) || Math.abs(days) > 3_000_000) throw new EvaluationProblem("日期超出范围", "the date is out of range");
  return days;
};

function addDays(text: string, days: number): string {
  const date = day(text);
  return date === undefined ? "" : formatDate(dateOfNumber(inRange(dayNumber(date) + days)));
}

function addMonths(text: string, months: number): string {
  const date = day(text);
  return date === undefined ? "" : formatDate(shiftMonths(date, inRange(months)));
}

/** Whole days from the first to the second, negative when it lies before; 0 when either is missing. */
function daysBetween(from: string, to: string): number {
  const [start, end] = [day(from), day(to)];
  return start === undefined || end === undefined ? 0 : dayNumber(end) - dayNumber(start);
}

/** Moment of a text; one without a zone is read as UTC, so that every machine reads it alike. */
function moment(text: string): number {
  const zoned = !text.includes("T") || /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  if (Number.isNaN(time)) throw new EvaluationProblem(`「${text}」不是时间`, `\`${text}\` is not a moment`);
  return time;
}

/** Whole minutes from the first moment to the second, negative when it lies before; 0 when either is missing. */
function minutesBetween(from: string, to: string): number {
  return from === "" || to === "" ? 0 : Math.trunc((moment(to) - moment(from)) / 60_000) + 0;
}

/** Full years of life on a day (《民法总则》第二百条：周岁, the birthday itself counts). */
function age(birth: string, on: string): number {
  const [born, today] = [day(birth), day(on)];
  if (born === undefined || today === undefined) return 0;
  const before = today.month < born.month || (today.month === born.month && today.day < born.day);
  return today.year - born.year - (before ? 1 : 0);
}

function calendarOf(facts: Facts): WorkdayCalendar {
  const calendar = facts.$calendar as WorkdayCalendar | undefined;
  if (typeof calendar?.addWorkdays !== "function")
    throw new EvaluationProblem("没有节假日日历，不能计算工作日", "there is no holiday calendar to count workdays with");
  return calendar;
}

export const dateFunctions: FunctionTable = {
  daysBetween: [overload(["string", "string"], "int", daysBetween)],
  minutesBetween: [overload(["string", "string"], "int", minutesBetween)],
  addDays: [overload(["string", "int"], "string", addDays)],
  addMonths: [overload(["string", "int"], "string", addMonths)],
  addWorkdays: [
    overload(
      ["string", "int"],
      "string",
      (facts: Facts, date: string, days: number) => (day(date) === undefined ? "" : calendarOf(facts).addWorkdays(date.slice(0, 10), days)),
      {
        withFacts: true,
        cost: 20,
      },
    ),
  ],
  workdaysBetween: [
    overload(
      ["string", "string"],
      "int",
      (facts: Facts, from: string, to: string) =>
        day(from) === undefined || day(to) === undefined ? 0 : calendarOf(facts).workdaysBetween(from.slice(0, 10), to.slice(0, 10)),
      { withFacts: true, cost: 20 },
    ),
  ],
  year: [overload(["string"], "int", (text: string) => day(text)?.year ?? 0)],
  month: [overload(["string"], "int", (text: string) => day(text)?.month ?? 0)],
  age: [overload(["string", "string"], "int", age)],
};
