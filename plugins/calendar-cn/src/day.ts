import { YEARS } from "./years.js";

export interface Day {
  readonly works: boolean;
  /** Name of the holiday; 调休上班 for a working day at a weekend, 周末, or nothing. */
  readonly title: string;
}

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 3700;

/** What a day (YYYY-MM-DD) is; in a year without a notice only weekends are off. */
export function dayOf(date: string): Day {
  const notice = YEARS[date.slice(0, 4)];
  const day = date.slice(5);
  if (notice?.workdays.includes(day) === true) return { works: true, title: "调休上班" };
  const holiday = notice?.holidays.find(([, from, to]) => from <= day && day <= to);
  if (holiday !== undefined) return { works: false, title: holiday[0] };
  const weekday = new Date(timeOf(date)).getUTCDay();
  return weekday === 0 || weekday === 6 ? { works: false, title: "周末" } : { works: true, title: "" };
}

/** Workdays after the first day up to and with the last; negative when the last lies before the first. */
export function workdaysBetween(from: string, to: string): number {
  const [first, last] = [timeOf(from), timeOf(to)];
  if (Math.abs(last - first) > LONGEST_DAYS * DAY_MS) throw new Error(`${from} and ${to} are more than ten years apart`);
  if (last < first) return -workdaysBetween(to, from);
  let count = 0;
  for (let time = first + DAY_MS; time <= last; time += DAY_MS) if (dayOf(new Date(time).toISOString().slice(0, 10)).works) count += 1;
  return count;
}

export function isDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(`${value.slice(0, 10)}T00:00:00Z`));
}

function timeOf(date: string): number {
  if (!isDate(date)) throw new Error(`${date} is not a date`);
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}
