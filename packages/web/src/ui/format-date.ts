import type { Language } from "../api/types.js";

const ZONE = "Asia/Shanghai";
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 2026年3月2日 周一 / Mon, 2 March 2026, for a date (YYYY-MM-DD) or a moment (ISO 8601) in the zone. Anything else comes back as it is. */
export function formatDate(value: string, language: Language, zone = ZONE): string {
  const moment = read(value);
  if (moment === undefined) return value;
  const timeZone = DAY.test(value) ? "UTC" : zone;
  if (language === "en") return new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", day: "numeric", month: "long", year: "numeric" }).format(moment);
  const day = new Intl.DateTimeFormat("zh-CN", { timeZone, year: "numeric", month: "long", day: "numeric" }).format(moment);
  const weekday = new Intl.DateTimeFormat("zh-CN", { timeZone, weekday: "short" }).format(moment);
  return `${day} ${weekday}`;
}

/** 3月2日 09:30 within the year of `now`, else with the year. */
export function formatMoment(value: string, language: Language, now: Date, zone = ZONE): string {
  const moment = read(value);
  if (moment === undefined) return value;
  if (DAY.test(value)) return formatDate(value, language, zone);
  const sameYear = year(moment, zone) === year(now, zone);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", {
    timeZone: zone,
    ...(sameYear ? {} : { year: "numeric" }),
    month: language === "en" ? "short" : "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(moment);
}

/** Local calendar date of a moment, YYYY-MM-DD. */
export function localDay(moment: Date, zone = ZONE): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

/** Whole calendar days from today to the moment; negative when it lies behind. A moment at midnight belongs to the day before. */
export function daysUntil(value: string, now: Date, zone = ZONE): number {
  const moment = read(value);
  if (moment === undefined) return 0;
  const day = DAY.test(value) ? value : localDay(new Date(moment.getTime() - 1), zone);
  return Math.round((Date.parse(day) - Date.parse(localDay(now, zone))) / 86_400_000);
}

function read(value: string): Date | undefined {
  const moment = new Date(DAY.test(value) ? `${value}T00:00:00Z` : value);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function year(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" }).format(moment);
}
