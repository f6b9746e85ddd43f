import type { CalendarDefinition } from "@zhili/contracts";
import { dateOfNumber, dayNumber, formatDate, shiftMonths } from "../schema/civil-date.js";
import { parseDuration } from "./duration.js";
import { dayOfText, isoOf, momentOf, timeZone } from "./time-zone.js";
import { workdayCount } from "./workday-count.js";

/** Dates are "YYYY-MM-DD" in the calendar's zone, moments ISO 8601 in UTC. */
export interface CompiledCalendar {
  readonly zone: string;
  /** Whether the year's days off are listed; else only weekends count. */
  knows(year: number): boolean;
  isWorkday(date: string): boolean;
  /** The n-th workday after the date, which itself does not count; before it when n is negative. */
  addWorkdays(date: string, days: number): string;
  /** Workdays after the first date up to and with the second; negative when the second lies before. */
  workdaysBetween(from: string, to: string): number;
  /** The local date at a moment. */
  localDate(iso: string): string;
  /** The moment when a local date begins. */
  startOfDay(date: string): string;
  /** A moment moved by an ISO 8601 duration. P5WD: the end (24:00) of the 5th workday after the local day; -P1WD: the same time one workday earlier. */
  addDuration(iso: string, duration: string): string;
  /** A notice's last day and the moment it closes (24:00 of that day). The day of posting does not count. */
  noticeEnd(openedIso: string, days: number, dayKind: "workdays" | "calendar"): { readonly lastDay: string; readonly closesAt: string };
}

/** Throws CALENDAR_NO_WORKDAYS, CALENDAR_BAD_DATE or CALENDAR_UNKNOWN_ZONE when the definition cannot be used. */
export function compileCalendar(definition: CalendarDefinition): CompiledCalendar {
  const zone = timeZone(definition.zone ?? "Asia/Shanghai");
  const count = workdayCount(definition);
  const years = new Set(definition.years.map(({ id }) => Number(id)));
  const dateText = (day: number): string => formatDate(dateOfNumber(day));
  const endOfDay = (day: number): number => zone.startOf(day + 1);

  const addDuration = (iso: string, text: string): string => {
    const { sign, workdays, months, days, ms } = parseDuration(text);
    const moment = momentOf(iso);
    if (workdays !== undefined) {
      if (sign > 0) return isoOf(endOfDay(count.move(zone.dayOf(moment), workdays)));
      const day = zone.dayOf(moment - 1);
      return isoOf(zone.startOf(count.move(day, -workdays)) + (moment - zone.startOf(day)));
    }
    const exact = sign * ms;
    if (months === 0 && days === 0) return isoOf(moment + exact);
    const day = zone.dayOf(moment);
    const moved = dayNumber(shiftMonths(dateOfNumber(day), sign * months)) + sign * days;
    return isoOf(zone.startOf(moved) + (moment - zone.startOf(day)) + exact);
  };

  return {
    zone: zone.name,
    knows: (year) => years.has(year),
    isWorkday: (date) => count.isWorkday(dayOfText(date)),
    addWorkdays: (date, days) => dateText(count.move(dayOfText(date), days)),
    workdaysBetween: (from, to) => count.upTo(dayOfText(to)) - count.upTo(dayOfText(from)),
    localDate: (iso) => dateText(zone.dayOf(momentOf(iso))),
    startOfDay: (date) => isoOf(zone.startOf(dayOfText(date))),
    addDuration,
    noticeEnd: (openedIso, days, dayKind) => {
      const opened = zone.dayOf(momentOf(openedIso));
      const last = dayKind === "workdays" ? count.move(opened, days) : opened + days;
      return { lastDay: dateText(last), closesAt: isoOf(endOfDay(last)) };
    },
  };
}
