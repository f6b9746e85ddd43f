import type { Deadline, DeadlineStanding, JsonObject } from "@zhili/contracts";
import { type CompiledCalendar, parseDuration } from "../../calendar/index.js";
import { dateOfNumber, dayNumber, formatDate, parseDate } from "../../schema/index.js";
import { valueAt } from "../typed/value-at.js";

/** The deadline that starts on entry, or none: the field names no duration, or its date is missing and nothing is counted. */
export function startDeadline(deadline: Deadline | undefined, data: JsonObject, enteredAt: string, calendar: CompiledCalendar): DeadlineStanding | undefined {
  const within = deadline === undefined ? undefined : durationOf(deadline, data);
  if (deadline === undefined || within === undefined) return undefined;
  const dueAt = calendar.addDuration(baseOf(deadline, data, enteredAt, within, calendar), within);
  return { dueAt, extended: 0, done: [], overdue: false };
}

function durationOf({ within }: Deadline, data: JsonObject): string | undefined {
  if (typeof within === "string") return within;
  const value = valueAt(data, within.by);
  return within.durations[String(value ?? "")] ?? within.otherwise;
}

/** Counted from a date, that day does not count (as with the day of posting): whole days run from its end. */
function baseOf({ from }: Deadline, data: JsonObject, enteredAt: string, within: string, calendar: CompiledCalendar): string {
  const value = from === undefined ? undefined : valueAt(data, from);
  if (typeof value !== "string" || value === "") return enteredAt;
  if (value.includes("T")) return new Date(value).toISOString();
  if (parseDate(value) === undefined) return enteredAt;
  return calendar.startOfDay(parseDuration(within).workdays === undefined ? dayAfter(value, 1) : value);
}

export function dayAfter(date: string, days: number): string {
  const day = parseDate(date);
  return day === undefined ? date : formatDate(dateOfNumber(dayNumber(day) + days));
}

/** The day on which something is due: the one that ends at the moment when that is midnight. */
export const dueDay = (dueAt: string, calendar: CompiledCalendar): string => calendar.localDate(new Date(Date.parse(dueAt) - 1).toISOString());

/** A moment around due. Workdays are counted from the day that is due: a reminder at the start of the n-th workday before it, a step of the ladder at the start of the n-th workday after it. */
export function aroundDue(dueAt: string, duration: string, calendar: CompiledCalendar): string {
  const { workdays, sign } = parseDuration(duration);
  if (workdays === undefined) return calendar.addDuration(dueAt, duration);
  if (workdays === 0) return dueAt;
  return calendar.startOfDay(calendar.addWorkdays(dueDay(dueAt, calendar), sign * workdays));
}

/** Due after an extension; workdays are counted from the day that was due, to the end of the last one. */
export function extendedDue(dueAt: string, duration: string, calendar: CompiledCalendar): string {
  return parseDuration(duration).workdays === undefined
    ? calendar.addDuration(dueAt, duration)
    : calendar.addDuration(calendar.startOfDay(dueDay(dueAt, calendar)), duration);
}
