import { refPath, request } from "./request.js";
import type { PageData } from "./types.js";

export interface PageQuery {
  readonly orgUnit?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Figures and rows of the blocks of one page. */
export function readPageData(ref: string, query: PageQuery): Promise<PageData> {
  return request<PageData>(`/pages/${refPath(ref)}/data`, { query: { ...query } });
}
