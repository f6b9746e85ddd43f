import type { CalendarDefinition } from "@zhili/contracts";
import { dateOfNumber, formatDate, weekday } from "../schema/civil-date.js";
import { dayOfText } from "./time-zone.js";

/** A day with what the work calendar says of it. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: "workday" | "weekend" | "holiday" | "adjusted-workday";
  /** Name of the holiday or of the adjusted workday. */
  readonly title?: string;
}

/** Every day from the first to the last, both included. An adjusted workday outweighs a holiday of the same date. Throws CALENDAR_BAD_DATE. */
export function calendarDays(definition: CalendarDefinition, from: string, to: string): CalendarDay[] {
  const weekend = new Set(definition.weekend);
  const named = (list: "holidays" | "workdays") => new Map(definition.years.flatMap((year) => year[list].map(({ id, title }) => [id, title])));
  const holidays = named("holidays");
  const workdays = named("workdays");
  const days: CalendarDay[] = [];
  for (let day = dayOfText(from); day <= dayOfText(to); day += 1) {
    const date = formatDate(dateOfNumber(day));
    const kind = workdays.has(date) ? "adjusted-workday" : holidays.has(date) ? "holiday" : weekend.has(weekday(day)) ? "weekend" : "workday";
    const title = workdays.get(date) ?? holidays.get(date);
    days.push({ date, kind, ...(title === undefined ? {} : { title }) });
  }
  return days;
}
