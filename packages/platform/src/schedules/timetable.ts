import type { ScheduleDefinition } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";
import { dayStart, type Occurrence, occurrence } from "./occurrences.js";
import { scheduleRule } from "./schedule-rule.js";

const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;
/** A day may move by so many days to be a workday. */
const LONGEST_SHIFT = 20;

/** The occurrences of one schedule in the order of their days, listed as far as somebody asked. */
export class Timetable {
  readonly #definition: ScheduleDefinition;
  readonly #calendar: CompiledCalendar;
  readonly #rule: ReturnType<typeof scheduleRule>;
  readonly #start: number;
  /** UTC midnights. */
  readonly #days: number[] = [];
  readonly #occurrences = new Map<number, Occurrence>();
  #listedTo: number;
  /** The rule has no day after those. */
  #ended = false;

  /** Throws SCHEDULE_RULE_REFUSED. */
  constructor(definition: ScheduleDefinition, calendar: CompiledCalendar) {
    this.#definition = definition;
    this.#calendar = calendar;
    this.#rule = scheduleRule(definition);
    this.#start = dayStart(definition.from).getTime();
    this.#listedTo = this.#start - 1;
  }

  /**
   * Occurrences whose records are to be made after one moment and up to another. Without the first moment: those that are still to come
   * and whose records should be there by now. No record is made before that of an earlier day.
   */
  *between(after: string | undefined, until: string): Generator<Occurrence> {
    const earliest = dayStart(this.#calendar.localDate(after ?? until)).getTime() - LONGEST_SHIFT * DAY_MS;
    for (let place = this.#placeOf(earliest); ; place += 1) {
      const one = this.#occurrenceAt(place);
      if (one === undefined || one.makeAt > until) return;
      if (after === undefined ? until < one.at : after < one.makeAt) yield one;
    }
  }

  /** How many occurrences lie before the day; rotations go by it. */
  turnNumber(day: string): number {
    const start = dayStart(day).getTime();
    const place = this.#placeOf(start);
    return this.#days[place] === start ? place : place - 1;
  }

  /** None beyond the last day of a rule that ends. */
  #occurrenceAt(place: number): Occurrence | undefined {
    const known = this.#occurrences.get(place);
    if (known !== undefined) return known;
    while (place >= this.#days.length && !this.#ended) this.#listMore();
    const day = this.#days[place];
    if (day === undefined) return undefined;
    const made = occurrence(this.#definition, this.#calendar, new Date(day).toISOString().slice(0, 10));
    this.#occurrences.set(place, made);
    return made;
  }

  /** Place of the first listed day that is not before the moment. */
  #placeOf(moment: number): number {
    while (this.#listedTo < moment && !this.#ended) this.#listMore();
    let [from, to] = [0, this.#days.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#days[middle] ?? 0) < moment) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The rule counts from its start each time: twice as far at every turn. */
  #listMore(): void {
    const further = new Date(this.#listedTo + Math.max(YEAR_MS, this.#listedTo - this.#start));
    for (const day of this.#rule.between(new Date(this.#listedTo + 1), further, true)) this.#days.push(day.getTime());
    this.#listedTo = further.getTime();
    this.#ended = this.#rule.after(further) === null;
  }
}

const timetables = new WeakMap<CompiledCalendar, Map<ScheduleDefinition, Timetable>>();

/** The timetable of a schedule under the calendar of its configuration. Throws SCHEDULE_RULE_REFUSED. */
export function timetableOf(definition: ScheduleDefinition, calendar: CompiledCalendar): Timetable {
  const all = timetables.get(calendar) ?? new Map<ScheduleDefinition, Timetable>();
  timetables.set(calendar, all);
  const known = all.get(definition) ?? new Timetable(definition, calendar);
  all.set(definition, known);
  return known;
}
