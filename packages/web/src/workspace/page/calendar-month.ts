import type { CalendarDay, CalendarItem, CalendarMonth } from "../../api/calendars.js";

/** An item as it stands on one day. */
export interface Placed {
  readonly item: CalendarItem;
  /** What lasts longer than a day stands on its first and on its last day. */
  readonly part: "whole" | "first" | "last";
}

export interface Day extends CalendarDay {
  readonly inMonth: boolean;
  readonly isToday: boolean;
  readonly items: readonly Placed[];
}

export interface Month {
  readonly weeks: readonly (readonly Day[])[];
  /** What neither begins nor ends on a day that is shown. */
  readonly running: readonly CalendarItem[];
}

/** The days of a month in weeks, each with what stands on it. */
export function monthOf(calendar: CalendarMonth): Month {
  const days = calendar.days.map(
    (day): Day => ({
      ...day,
      inMonth: day.date.startsWith(calendar.month),
      isToday: day.date === calendar.today,
      items: calendar.items.flatMap((item) => partOn(item, day.date)),
    }),
  );
  const [first, last] = [calendar.days[0]?.date ?? "", calendar.days.at(-1)?.date ?? ""];
  return {
    weeks: Array.from({ length: Math.ceil(days.length / 7) }, (_, at) => days.slice(at * 7, at * 7 + 7)),
    running: calendar.items.filter((item) => item.start < first && item.end > last),
  };
}

/** The month before or after, by how many. */
export function monthMoved(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function partOn(item: CalendarItem, date: string): Placed[] {
  if (item.start === date) return [{ item, part: item.end === date ? "whole" : "first" }];
  return item.end === date ? [{ item, part: "last" }] : [];
}
