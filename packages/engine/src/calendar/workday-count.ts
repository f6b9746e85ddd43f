import type { CalendarDefinition } from "@zhili/contracts";
import { weekday } from "../schema/civil-date.js";
import { CalendarNoWorkdays, CalendarTooFar } from "./errors.js";
import { dayOfText } from "./time-zone.js";

const FARTHEST = 100_000;

/** Workdays by day number. */
export interface WorkdayCount {
  isWorkday(day: number): boolean;
  /** Workdays up to and with a day, counted from a fixed day; differences of two are what matters. */
  upTo(day: number): number;
  /** The n-th workday after a day (before it when n is negative); the day itself when n is 0. */
  move(day: number, workdays: number): number;
}

export function workdayCount(definition: CalendarDefinition): WorkdayCount {
  const weekend = new Set(definition.weekend);
  if (weekend.size >= 7) throw CalendarNoWorkdays({ facts: { title: definition.title } });
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) => !weekend.has(day));
  const byWeek = (day: number): boolean => weekly[weekday(day) - 1] === true;
  const exceptions = exceptionsOf(definition, byWeek);
  const days = [...exceptions.keys()].sort((a, b) => a - b);
  const shifts: number[] = [];
  for (const day of days) shifts.push((shifts.at(-1) ?? 0) + (exceptions.get(day) === true ? 1 : -1));

  const perWeek = weekly.filter(Boolean).length;
  const upToWeekly = (day: number): number => {
    const fromMonday = day + 3;
    const weeks = Math.floor(fromMonday / 7);
    return weeks * perWeek + weekly.slice(0, fromMonday - weeks * 7 + 1).filter(Boolean).length;
  };
  const isWorkday = (day: number): boolean => exceptions.get(day) ?? byWeek(day);
  const upTo = (day: number): number => upToWeekly(day) + (shifts[lastAtOrBefore(days, day)] ?? 0);
  return { isWorkday, upTo, move: (day, workdays) => move(day, workdays, upTo, isWorkday, perWeek) };
}

/** Days that differ from the week's rhythm; an adjusted workday outweighs a holiday of the same date. */
function exceptionsOf(definition: CalendarDefinition, byWeek: (day: number) => boolean): Map<number, boolean> {
  const exceptions = new Map<number, boolean>();
  for (const { holidays, workdays } of definition.years) {
    for (const { id } of holidays) exceptions.set(dayOfText(id), false);
    for (const { id } of workdays) exceptions.set(dayOfText(id), true);
  }
  return new Map([...exceptions].filter(([day, works]) => byWeek(day) !== works));
}

/** Index of the last day that is not after the wanted one, -1 when all are. */
function lastAtOrBefore(days: readonly number[], wanted: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function move(day: number, workdays: number, upTo: (day: number) => number, isWorkday: (day: number) => boolean, perWeek: number): number {
  if (workdays === 0) return day;
  if (!Number.isInteger(workdays) || Math.abs(workdays) > FARTHEST) throw CalendarTooFar({ facts: { days: workdays } });
  const forward = workdays > 0;
  const start = forward ? day : day - 1;
  const wanted = upTo(start) + workdays + (forward ? 0 : 1);
  let at = start + Math.trunc((workdays * 7) / perWeek);
  while (upTo(at) < wanted) at += Math.max(1, wanted - upTo(at));
  while (upTo(at - 1) >= wanted) at -= Math.max(1, upTo(at - 1) - wanted);
  while (!isWorkday(at)) at -= 1;
  return at;
}
