import { request } from "./request.js";
import type { Page, RecordRow } from "./types.js";

/** Looks records up by name, number or the text of a QR code. */
export function searchRecords(q: string, types: readonly string[] = [], limit = 20): Promise<Page<RecordRow>> {
  return request<Page<RecordRow>>("/search", { query: { q, types: types.join(","), limit } });
}
