import type { ScheduleDefinition } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";

/** One day on which a schedule makes records. */
export interface Occurrence {
  /** Day that the rule names, YYYY-MM-DD; its name for good. */
  readonly day: string;
  /** Day on which it takes place: a workday when the schedule asks for one. */
  readonly date: string;
  /** The moment it takes place. */
  readonly at: string;
  /** The moment its records are made: with the first reminder, when that lies before. */
  readonly makeAt: string;
}

export function occurrence(definition: ScheduleDefinition, calendar: CompiledCalendar, day: string): Occurrence {
  const date = shifted(definition.shift ?? "keep", calendar, day);
  const at = calendar.addDuration(calendar.startOfDay(date), `PT${minutesOf(definition.at ?? "09:00")}M`);
  const reminders = (definition.remind ?? []).map((one) => reminderAt(definition, calendar, at, one.at));
  const makeAt = [at, ...reminders].sort()[0] ?? at;
  return { day, date, at, makeAt };
}

/** When it has to be held at the latest. */
export function dueAt(definition: ScheduleDefinition, calendar: CompiledCalendar, at: string): string | undefined {
  return definition.due === undefined ? undefined : calendar.addDuration(at, definition.due);
}

/** A reminder counts from the last moment, or from the occurrence when there is no such moment. */
export function reminderAt(definition: ScheduleDefinition, calendar: CompiledCalendar, at: string, duration: string): string {
  return calendar.addDuration(dueAt(definition, calendar, at) ?? at, duration);
}

function shifted(shift: "keep" | "next-workday" | "previous-workday", calendar: CompiledCalendar, day: string): string {
  if (shift === "keep" || calendar.isWorkday(day)) return day;
  return calendar.addWorkdays(day, shift === "next-workday" ? 1 : -1);
}

/** UTC midnight of the day. */
export function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
