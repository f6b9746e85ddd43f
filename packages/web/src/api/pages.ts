import type { PageData } from "./page-data.js";
import { refPath, request } from "./request.js";

export interface PageQuery {
  readonly orgUnit?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Figures and rows of the blocks of one page. */
export function readPageData(ref: string, query: PageQuery): Promise<PageData> {
  return request<PageData>(`/pages/${refPath(ref)}/data`, { query: { ...query } });
}
