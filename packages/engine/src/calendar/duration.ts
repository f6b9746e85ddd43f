import { CalendarBadDuration } from "./errors.js";

/** A duration in its parts; either workdays or the rest. */
export interface Duration {
  /** 1 or -1. */
  readonly sign: number;
  readonly workdays?: number;
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const WORKDAYS = /^(-?)P(\d{1,6})WD$/;
const WEEKS = /^(-?)P(\d{1,6})W$/;
const PARTS = /^(-?)P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?$/;

/** Reads an ISO 8601 duration, WD counting workdays; throws CALENDAR_BAD_DURATION. */
export function parseDuration(text: string): Duration {
  const none = { months: 0, days: 0, ms: 0 };
  const workdays = WORKDAYS.exec(text);
  if (workdays !== null) return { ...none, sign: workdays[1] === "-" ? -1 : 1, workdays: Number(workdays[2]) };
  const weeks = WEEKS.exec(text);
  if (weeks !== null) return { ...none, sign: weeks[1] === "-" ? -1 : 1, days: Number(weeks[2]) * 7 };
  const parts = PARTS.exec(text);
  if (parts === null) throw CalendarBadDuration({ facts: { value: text } });
  const [years, months, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0));
  return {
    sign: parts[1] === "-" ? -1 : 1,
    months: (years ?? 0) * 12 + (months ?? 0),
    days: days ?? 0,
    ms: (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000,
  };
}
