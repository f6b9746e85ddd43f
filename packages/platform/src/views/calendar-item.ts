import type { FieldSchema, PageBlock } from "@zhili/contracts";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { schemaAt } from "../facts/record-filter.js";
import { readPath } from "../records/field-path.js";
import type { RecordRow } from "./record-row.js";

export type CalendarEntry = NonNullable<PageBlock["calendar"]>["entries"][number];

/** A record on the days of a calendar, as far as the person may read it. */
export interface CalendarItem {
  readonly entry: string;
  /** Name of the entry, where it has one. */
  readonly kind?: string;
  readonly type: string;
  readonly id: string;
  /** The words that stand in the calendar. */
  readonly text: string;
  readonly title: string;
  /** Local days. */
  readonly start: string;
  readonly end: string;
  /** HH:MM or the part of the day in words. */
  readonly time?: string;
  readonly orgUnitName: string;
  readonly state?: string;
  readonly stateTitle?: string;
  readonly tone?: string;
  readonly overdue?: boolean;
  readonly sample?: boolean;
  /** Not made yet; there is no record to open. */
  readonly coming?: boolean;
}

/** An item with what it is ordered by. */
export interface Placing {
  readonly start: string;
  /** Parts of a day stand in the order of their options. */
  readonly rank: number;
  readonly clock: string;
  readonly item: CalendarItem;
}

/** A row of a list as an entry of the calendar wants it; undefined when the person may not read the day. */
export function calendarItem(configuration: Configuration, type: RecordType, entry: CalendarEntry, row: RecordRow): Placing | undefined {
  const start = momentOf(row, entry.start);
  if (start === undefined) return undefined;
  const { calendar } = configuration;
  const local = (value: string) => (value.length > 10 ? calendar.localDate(new Date(value).toISOString()) : value);
  const end = entry.end === undefined ? undefined : momentOf(row, entry.end);
  const day = local(start);
  const last = end === undefined ? day : local(end);
  const time = timeOf(configuration, type, entry, row, start);
  const shown = (entry.show ?? []).map((field) => row.labels[field] ?? textOf(readPath(row.data, field))).filter((text) => text !== "");
  return {
    start: day,
    rank: time.rank,
    clock: time.text ?? "",
    item: {
      entry: entry.id,
      ...(entry.title === undefined ? {} : { kind: entry.title }),
      type: row.type,
      id: row.id,
      text: shown.length === 0 ? row.title : shown.join(" · "),
      title: row.title,
      start: day,
      end: [day, last].sort()[1] ?? day,
      orgUnitName: row.orgUnitName,
      ...(time.text === undefined ? {} : { time: time.text }),
      ...(row.state === undefined ? {} : { state: row.state, stateTitle: row.stateTitle ?? row.state }),
      ...(row.tone === undefined ? {} : { tone: row.tone }),
      ...(row.overdue === true ? { overdue: true } : {}),
      ...(row.sample === true ? { sample: true } : {}),
    },
  };
}

function momentOf(row: RecordRow, field: string): string | undefined {
  const value = field === "dueAt" ? row.dueAt : field === "createdAt" ? row.createdAt : field === "updatedAt" ? row.updatedAt : readPath(row.data, field);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function timeOf(configuration: Configuration, type: RecordType, entry: CalendarEntry, row: RecordRow, start: string): { rank: number; text?: string } {
  const value = entry.time === undefined ? undefined : readPath(row.data, entry.time);
  if (entry.time !== undefined && typeof value === "string" && value !== "") {
    const schema = schemaAt(type, entry.time);
    const codes = codesOf(configuration, schema);
    return { rank: codes.indexOf(value), text: row.labels[entry.time] ?? (schema?.format === "time" ? value.slice(0, 5) : value) };
  }
  if (start.length <= 10) return { rank: -1 };
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: configuration.calendar.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return { rank: -1, text: clock.format(new Date(start)) };
}

function codesOf(configuration: Configuration, schema: FieldSchema | undefined): string[] {
  const members = schema?.options ?? configuration.codeLists.get(schema?.codeList ?? "")?.definition.items ?? [];
  return members.map(({ id }) => id);
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
