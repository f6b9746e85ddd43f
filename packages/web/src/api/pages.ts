import { refPath, request } from "./request.js";
import type { CalendarMonth, PageData } from "./types.js";

export interface PageQuery {
  readonly orgUnit?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Figures and rows of the blocks of one page. */
export function readPageData(ref: string, query: PageQuery): Promise<PageData> {
  return request<PageData>(`/pages/${refPath(ref)}/data`, { query: { ...query } });
}

/** One month of a calendar block; the present one when none is named. */
export function readCalendar(ref: string, block: string, month: string | undefined, orgUnit: string | undefined, signal?: AbortSignal): Promise<CalendarMonth> {
  return request<CalendarMonth>(`/pages/${refPath(ref)}/calendars/${encodeURIComponent(block)}`, {
    query: { month, orgUnit },
    ...(signal === undefined ? {} : { signal }),
  });
}
