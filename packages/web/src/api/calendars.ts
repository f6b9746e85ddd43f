import type { Tone } from "@zhili/contracts";
import { refPath, request } from "./request.js";

export interface CalendarDay {
  readonly date: string;
  readonly kind: "workday" | "weekend" | "holiday" | "adjusted-workday";
  readonly title?: string;
}

export interface CalendarItem {
  readonly entry: string;
  /** Name of the entry. */
  readonly kind?: string;
  readonly type: string;
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly time?: string;
  readonly orgUnitName: string;
  readonly state?: string;
  readonly stateTitle?: string;
  readonly tone?: Tone;
  readonly overdue?: boolean;
  readonly sample?: boolean;
  /** Not made yet; there is no record to open. */
  readonly coming?: boolean;
}

export interface CalendarMonth {
  readonly month: string;
  readonly today: string;
  readonly days: readonly CalendarDay[];
  readonly unknownYears: readonly string[];
  readonly items: readonly CalendarItem[];
  readonly cut: boolean;
}

/** One month of a calendar block; the present one when none is named. */
export function readCalendar(ref: string, block: string, month: string | undefined, orgUnit: string | undefined, signal?: AbortSignal): Promise<CalendarMonth> {
  return request<CalendarMonth>(`/pages/${refPath(ref)}/calendars/${encodeURIComponent(block)}`, {
    query: { month, orgUnit },
    ...(signal === undefined ? {} : { signal }),
  });
}
