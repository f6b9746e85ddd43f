import { dateOfNumber, dayNumber, daysOfMonth, formatDate, parseDate, weekday } from "../schema/civil-date.js";

export type CapPeriod = "day" | "week" | "month" | "quarter" | "year";

/** First and last day, both inclusive, YYYY-MM-DD. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The day, week (Monday to Sunday), month, quarter or year that a day lies in. Throws RangeError for what is not a day. */
export function periodOf(day: string, per: CapPeriod): DayRange {
  const date = parseDate(day);
  if (date === undefined) throw new RangeError(`not a day: ${day}`);
  const { year, month } = date;
  if (per === "day") return { from: day, to: day };
  if (per === "week") {
    const number = dayNumber(date);
    const monday = number - weekday(number) + 1;
    return { from: formatDate(dateOfNumber(monday)), to: formatDate(dateOfNumber(monday + 6)) };
  }
  if (per === "year") return { from: formatDate({ year, month: 1, day: 1 }), to: formatDate({ year, month: 12, day: 31 }) };
  const first = per === "month" ? month : month - ((month - 1) % 3);
  const last = per === "month" ? month : first + 2;
  return { from: formatDate({ year, month: first, day: 1 }), to: formatDate({ year, month: last, day: daysOfMonth(year, last) }) };
}

/** The day that lies `days` before a day. */
export function daysBefore(day: string, days: number): string {
  const date = parseDate(day);
  if (date === undefined) throw new RangeError(`not a day: ${day}`);
  return formatDate(dateOfNumber(dayNumber(date) - days));
}
