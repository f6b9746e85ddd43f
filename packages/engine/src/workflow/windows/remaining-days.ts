import type { NoticeWindow, WindowStanding } from "@zhili/contracts";
import type { CompiledCalendar } from "../../calendar/index.js";
import { dayNumber, parseDate } from "../../schema/index.js";
import { dayAfter } from "../deadlines/due-at.js";

/** Days of notice still to run when the clock stops today: an interrupted day has not run, so it is given again. At least 1. */
export function remainingDays(window: NoticeWindow, standing: WindowStanding, today: string, calendar: CompiledCalendar): number {
  const given = standing.remainingDays ?? window.minDays;
  const yesterday = dayAfter(today, -1);
  const left = window.dayKind === "workdays" ? calendar.workdaysBetween(yesterday, standing.lastDay) : calendarDays(yesterday, standing.lastDay);
  return Math.max(1, Math.min(given, left));
}

function calendarDays(from: string, to: string): number {
  const [start, end] = [parseDate(from), parseDate(to)];
  return start === undefined || end === undefined ? 0 : dayNumber(end) - dayNumber(start);
}
