import type { ScheduleDefinition } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";
import { reminderAt } from "./occurrences.js";
import type { ScheduleRun } from "./schedule-run.js";

/** The next moment at which something may have to be said about a record that a schedule made. */
export function nextLook(
  definition: ScheduleDefinition,
  calendar: CompiledCalendar,
  run: Pick<ScheduleRun, "occurrence" | "dueAt" | "reminded">,
): string | undefined {
  const reminders = (definition.remind ?? [])
    .filter(({ id }) => !run.reminded.includes(id))
    .map(({ at }) => reminderAt(definition, calendar, run.occurrence, at));
  const missed = run.dueAt === undefined || definition.doneIn === undefined ? [] : [run.dueAt];
  return [...reminders, ...missed].sort()[0];
}
