import type { FormatOptions } from "./format-value.js";

type DateOptions = Pick<FormatOptions, "language" | "zone" | "style">;

const WEEKDAYS_ZH = ["日", "一", "二", "三", "四", "五", "六"];
const WEEKDAYS_EN = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 2026年3月2日 周一, or Mon, 2 Mar 2026; `short` gives 2026-03-02, `day` leaves the weekday away. A moment is taken in the zone. What is no date stays as it is. */
export function formatDate(value: string, options: DateOptions): string {
  const day = localDay(value, options.zone);
  const parts = day === undefined ? undefined : dayParts(day);
  if (day === undefined || parts === undefined) return value;
  if (options.style === "short") return day;
  const { year, month, date, weekday } = parts;
  if (options.style === "day") return options.language === "en" ? `${date} ${MONTHS_EN[month - 1]} ${year}` : `${year}年${month}月${date}日`;
  if (options.language === "en") return `${WEEKDAYS_EN[weekday]}, ${date} ${MONTHS_EN[month - 1]} ${year}`;
  return `${year}年${month}月${date}日 周${WEEKDAYS_ZH[weekday]}`;
}

/** 2026年3月, or Mar 2026; also of 2026-03 without a day. */
export function formatMonth(value: string, { language, zone }: DateOptions): string {
  const found = /^(\d{4})-(\d{2})/.exec(value.length > 10 ? (localDay(value, zone) ?? "") : value);
  if (found === null) return value;
  const month = Number(found[2]);
  return language === "en" ? `${MONTHS_EN[month - 1] ?? ""} ${found[1]}` : `${found[1]}年${month}月`;
}

/** The date as above and the hour and minute in the zone. */
export function formatMoment(value: string, options: DateOptions): string {
  const moment = Date.parse(value);
  if (value.length <= 10 || Number.isNaN(moment)) return formatDate(value, options);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: options.zone, hour: "2-digit", minute: "2-digit", hour12: false }).format(moment);
  return `${formatDate(value, options)} ${time}`;
}

/** The calendar day of a date or moment in the zone, YYYY-MM-DD; undefined when it is neither. */
export function localDay(value: string, zone: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(moment)) return undefined;
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

function dayParts(day: string): { year: number; month: number; date: number; weekday: number } | undefined {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const moment = new Date(Date.UTC(year, month - 1, date));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return undefined;
  return { year, month, date, weekday: moment.getUTCDay() };
}
