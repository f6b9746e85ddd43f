import type { ScheduleDefinition } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";
import rrule from "rrule";
import { ScheduleRuleRefused } from "./errors.js";

const DAY_MS = 86_400_000;
/** A day may move by so many days to be a workday. */
const LONGEST_SHIFT = 20;

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

type Rule = InstanceType<typeof rrule.RRule>;

/** The rule from the first day on, counted in whole days. Throws SCHEDULE_RULE_REFUSED for one that is wrong or more often than daily. */
function ruleOf(definition: ScheduleDefinition): Rule {
  const refused = (reason: string, cause?: unknown) =>
    ScheduleRuleRefused({ facts: { schedule: definition.id, rule: definition.rule, reason }, ...(cause === undefined ? {} : { cause }) });
  let options: ReturnType<typeof rrule.RRule.parseString>;
  try {
    options = rrule.RRule.parseString(definition.rule);
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message : "unreadable", cause);
  }
  if (options.freq === undefined) throw refused("FREQ is missing");
  if (options.freq > rrule.RRule.DAILY) throw refused("more often than daily");
  if (options.dtstart !== undefined && options.dtstart !== null) throw refused("the first day is given by `from`");
  const until = definition.to === undefined ? (options.until ?? null) : dayStart(definition.to);
  return new rrule.RRule({ ...options, dtstart: dayStart(definition.from), until, byhour: [0], byminute: [0], bysecond: [0] });
}

const rules = new WeakMap<ScheduleDefinition, Rule>();

function remembered(definition: ScheduleDefinition): Rule {
  const rule = rules.get(definition) ?? ruleOf(definition);
  rules.set(definition, rule);
  return rule;
}

/**
 * Occurrences whose records are to be made after one moment and up to another, in the order of their days. Without the first moment:
 * those that are still to come and whose records should be there by now.
 */
export function occurrencesBetween(definition: ScheduleDefinition, calendar: CompiledCalendar, after: string | undefined, until: string): Occurrence[] {
  const rule = remembered(definition);
  const earliest = dayStart(calendar.localDate(after ?? until)).getTime() - LONGEST_SHIFT * DAY_MS;
  const latest = dayStart(calendar.localDate(until)).getTime() + (LONGEST_SHIFT + leadDays(definition, calendar, until)) * DAY_MS;
  const days = rule.between(new Date(earliest), new Date(latest), true).map((date) => date.toISOString().slice(0, 10));
  const wanted = ({ at, makeAt }: Occurrence) => makeAt <= until && (after === undefined ? until < at : after < makeAt);
  return days.map((day) => occurrence(definition, calendar, day)).filter(wanted);
}

export function occurrence(definition: ScheduleDefinition, calendar: CompiledCalendar, day: string): Occurrence {
  const date = shifted(definition.shift ?? "keep", calendar, day);
  const at = calendar.addDuration(calendar.startOfDay(date), `PT${minutesOf(definition.at ?? "09:00")}M`);
  const reminders = (definition.remind ?? []).map((one) => reminderAt(definition, calendar, at, one.at));
  const makeAt = [at, ...reminders].sort()[0] ?? at;
  return { day, date, at, makeAt };
}

/** How many occurrences lie before the day; rotations go by it. */
export function turnNumber(definition: ScheduleDefinition, day: string): number {
  return remembered(definition).between(dayStart(definition.from), dayStart(day), true).length - 1;
}

/** When it has to be held at the latest. */
export function dueAt(definition: ScheduleDefinition, calendar: CompiledCalendar, at: string): string | undefined {
  return definition.due === undefined ? undefined : calendar.addDuration(at, definition.due);
}

/** A reminder counts from the last moment, or from the occurrence when there is no such moment. */
export function reminderAt(definition: ScheduleDefinition, calendar: CompiledCalendar, at: string, duration: string): string {
  return calendar.addDuration(dueAt(definition, calendar, at) ?? at, duration);
}

function leadDays(definition: ScheduleDefinition, calendar: CompiledCalendar, moment: string): number {
  const leads = (definition.remind ?? []).map((one) => Date.parse(moment) - Date.parse(reminderAt(definition, calendar, moment, one.at)));
  return Math.ceil(Math.max(0, ...leads) / DAY_MS);
}

function shifted(shift: "keep" | "next-workday" | "previous-workday", calendar: CompiledCalendar, day: string): string {
  if (shift === "keep" || calendar.isWorkday(day)) return day;
  return calendar.addWorkdays(day, shift === "next-workday" ? 1 : -1);
}

function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
