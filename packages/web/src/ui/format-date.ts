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

/** 2026年3月 / March 2026, for a month written YYYY-MM. */
export function formatMonth(month: string, language: Language): string {
  const options = { timeZone: "UTC", year: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", options).format(new Date(`${month}-01T00:00:00Z`));
}

/** 3月2日 / 2 Mar, for a date; with the year when it is not that of the other date. */
export function formatShortDate(day: string, language: Language, beside: string): string {
  const withYear = day.slice(0, 4) === beside.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  const options = { timeZone: "UTC", month: language === "en" ? "short" : "long", day: "numeric", ...withYear } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", options).format(new Date(`${day}T00:00:00Z`));
}

/** 周一 / Mon, for a date. */
export function formatWeekday(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { timeZone: "UTC", weekday: "short" }).format(new Date(`${day}T00:00:00Z`));
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
