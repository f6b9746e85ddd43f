import type { JsonObject, PageBlock, PageDefinition } from "@zhili/contracts";
import { abilityFor } from "@zhili/engine/access";
import { type CalendarDay, calendarDays } from "@zhili/engine/calendar";
import { subjectOf } from "./access/require-right.js";
import { weekendsOnly } from "./configuration/compile-configuration.js";
import type { Placed, RecordType } from "./configuration/configuration.js";
import { inLanguage } from "./configuration/translate.js";
import { DefinitionUnknown } from "./errors.js";
import { schemaAt } from "./facts/record-filter.js";
import { listRecords } from "./list-records.js";
import type { Platform, RequestContext } from "./platform.js";
import { readUnit } from "./unit/read-unit.js";
import { type CalendarEntry, type CalendarItem, calendarItem, type Placing } from "./views/calendar-item.js";
import { isWithin, movedDay, type Span } from "./views/calendar-span.js";
import { comingItems } from "./views/coming-items.js";

export interface CalendarAsk {
  readonly page: string;
  readonly block: string;
  /** YYYY-MM; the present month when absent. */
  readonly month?: string;
  /** Subtree. */
  readonly orgUnit?: string;
}

export interface CalendarMonth {
  readonly month: string;
  readonly today: string;
  /** Whole weeks from Monday to Sunday. */
  readonly days: readonly CalendarDay[];
  /** Years of these days whose days off nobody has entered yet: only their weekends are marked. */
  readonly unknownYears: readonly string[];
  readonly items: readonly CalendarItem[];
  /** There are more than are shown. */
  readonly cut: boolean;
}

const PAGE = 200;
/** Records of one entry in one month that are shown at most. */
const MOST = 1_000;

/**
 * One month of a page's calendar block: its days by the work calendar, and the records on them within the person's rights, masked as in
 * lists. Throws DEFINITION_UNKNOWN.
 */
export async function readCalendar(platform: Platform, context: RequestContext, ask: CalendarAsk): Promise<CalendarMonth> {
  const { configuration } = context;
  const placed = configuration.pages.get(ask.page);
  const block = placed === undefined ? undefined : blockOf(placed, context, ask.block);
  if (block?.calendar === undefined) throw DefinitionUnknown({ facts: { ref: `${ask.page}/${ask.block}`, kind: "page" } });
  const today = configuration.calendar.localDate(platform.clock.now().toISOString());
  const month = ask.month ?? today.slice(0, 7);
  const days = calendarDays(workCalendar(context), ...weeksOf(month));
  const span = { from: days[0]?.date ?? month, to: days.at(-1)?.date ?? month };
  const own = block.own === true ? context.actor.grants.flatMap(({ orgUnit }) => (orgUnit === "" ? [] : [orgUnit])) : [];
  const places = ask.orgUnit === undefined ? own : [ask.orgUnit];
  const entries = block.calendar.entries;
  const found = await Promise.all([
    ...entries.map((entry) => readEntry(platform, context, entry, span, places)),
    ...entries.map((entry) => readComing(platform, context, entry, span, places)),
  ]);
  return {
    month,
    today,
    days,
    unknownYears: [...new Set(days.map(({ date }) => date.slice(0, 4)))].filter((year) => !configuration.calendar.knows(Number(year))),
    items: found
      .flatMap(({ items }) => items)
      .sort((a, b) => compare(a.start, b.start) || a.rank - b.rank || compare(a.clock, b.clock))
      .map(({ item }) => item),
    cut: found.some(({ cut }) => cut),
  };
}

function blockOf(placed: Placed<PageDefinition>, context: RequestContext, id: string): PageBlock | undefined {
  return inLanguage({ configuration: context.configuration, context }, "page", placed).blocks.find((one) => one.id === id);
}

function workCalendar(context: RequestContext) {
  const placed = context.configuration.calendarDefinition;
  return placed === undefined ? weekendsOnly : inLanguage({ configuration: context.configuration, context }, "calendar", placed);
}

/** The Monday before a month's first day, and the Sunday after its last. */
function weeksOf(month: string): [string, string] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const last = new Date(Date.UTC(year, number, 0));
  const text = (day: Date) => day.toISOString().slice(0, 10);
  return [movedDay(text(first), -((first.getUTCDay() + 6) % 7)), movedDay(text(last), (7 - last.getUTCDay()) % 7)];
}

async function readEntry(
  platform: Platform,
  context: RequestContext,
  entry: CalendarEntry,
  span: Span,
  places: readonly string[],
): Promise<{ items: Placing[]; cut: boolean }> {
  const type = context.configuration.recordTypes.get(entry.recordType);
  if (type === undefined || !mayReadDays(platform, context, type, entry)) return { items: [], cut: false };
  const items: Placing[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(platform, context, {
      type: type.ref,
      where: { $and: [(entry.filter ?? {}) as JsonObject, within(entry, span)] },
      ...(entry.states === undefined ? {} : { states: entry.states }),
      ...(places.length === 0 ? {} : { orgUnits: places }),
      sort: [{ field: entry.start, direction: "asc" }],
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const row of page.items) {
      const placing = calendarItem(context.configuration, type, entry, row);
      if (placing !== undefined && isWithin(placing, span)) items.push(placing);
    }
    cursor = page.cursor;
  } while (cursor !== undefined && items.length < MOST);
  return { items, cut: cursor !== undefined };
}

/** What schedules will still make. */
async function readComing(
  platform: Platform,
  context: RequestContext,
  entry: CalendarEntry,
  span: Span,
  places: readonly string[],
): Promise<{ items: Placing[]; cut: boolean }> {
  const type = context.configuration.recordTypes.get(entry.recordType);
  if (type === undefined || entry.schedules === undefined || !mayReadDays(platform, context, type, entry)) return { items: [], cut: false };
  return readUnit(platform, context, (unit) => comingItems(unit, type, entry, span, places));
}

/** The days themselves may be closed to somebody who reads the rest. */
function mayReadDays(platform: Platform, { configuration, actor }: RequestContext, type: RecordType, entry: CalendarEntry): boolean {
  const ability = abilityFor(configuration.roles, actor, configuration.calendar.localDate(platform.clock.now().toISOString()));
  const own = (field: string) => schemaAt(type, field) !== undefined;
  const allowed = (field: string) => ability.can("read", subjectOf("record-type", type.ref), undefined, field.split(".")[0]).allowed;
  return [entry.start, ...(entry.end === undefined ? [] : [entry.end])].every((field) => !own(field) || allowed(field));
}

/** One day wider on both sides, because moments are kept in UTC; what is outside is left out by its local day. */
function within(entry: CalendarEntry, span: Span): JsonObject {
  const from = movedDay(span.from, -1);
  const starts = { [entry.start]: { $gte: from, $lte: movedDay(span.to, 2) } };
  if (entry.end === undefined) return starts;
  return { $or: [starts, { $and: [{ [entry.start]: { $lte: movedDay(span.to, 2) } }, { [entry.end]: { $gte: from } }] }] };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
