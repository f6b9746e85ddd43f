import { dayNumber, parseDate } from "../schema/civil-date.js";
import { CalendarBadDate, CalendarBadMoment, CalendarUnknownZone } from "./errors.js";

const DAY = 86_400_000;
/** Zones without daylight saving, in minutes east of Greenwich. */
const FIXED: Readonly<Record<string, number>> = { "Asia/Shanghai": 480, "Asia/Urumqi": 360, UTC: 0 };

/** Days of one time zone: which local day a moment lies in, and when a local day begins. */
export interface TimeZone {
  readonly name: string;
  /** Days since 1970-01-01 of the local date at a moment in milliseconds. */
  dayOf(ms: number): number;
  /** The first moment of a local day, in milliseconds. */
  startOf(day: number): number;
}

/** Throws CALENDAR_UNKNOWN_ZONE when the platform does not know the IANA name. */
export function timeZone(name: string): TimeZone {
  const minutes = FIXED[name];
  const offset = minutes === undefined ? movingOffset(name) : () => minutes * 60_000;
  const dayOf = (ms: number): number => Math.floor((ms + offset(ms)) / DAY);
  const startOf = (day: number): number => {
    const midnight = day * DAY;
    const guess = midnight - offset(midnight - offset(midnight));
    return dayOf(guess) === day && dayOf(guess - 1) < day ? guess : firstMoment(day, dayOf);
  };
  return { name, dayOf, startOf };
}

/** The first moment of a day whose midnight a clock change skips or repeats, by halving the two days around it. */
function firstMoment(day: number, dayOf: (ms: number) => number): number {
  let [before, after] = [(day - 1) * DAY, (day + 1) * DAY];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** Milliseconds that local clocks are ahead of UTC at a moment. */
function movingOffset(name: string): (ms: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, hourCycle: "h23", ...parts });
  } catch (cause) {
    throw CalendarUnknownZone({ facts: { zone: name }, cause });
  }
  return (ms) => {
    const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
    return local - Math.floor(ms / 1000) * 1000;
  };
}

/** Day number of "YYYY-MM-DD"; throws CALENDAR_BAD_DATE. */
export function dayOfText(date: string): number {
  const parsed = parseDate(date);
  if (parsed === undefined) throw CalendarBadDate({ facts: { value: date } });
  return dayNumber(parsed);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds of an ISO 8601 moment with its offset; throws CALENDAR_BAD_MOMENT. */
export function momentOf(iso: string): number {
  const ms = MOMENT.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) throw CalendarBadMoment({ facts: { value: iso } });
  return ms;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();
