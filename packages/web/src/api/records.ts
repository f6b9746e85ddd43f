import type { JsonObject } from "@zhili/contracts";
import { apiUrl, type Query, refPath, request } from "./request.js";
import type { Decision, Page, Prepared, Receipt, RecordRow, RecordView, TimelineView } from "./types.js";

export interface ListQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly orgUnit?: string | undefined;
  readonly count?: boolean | undefined;
  /** Field to value, or to operators such as `$gte`. */
  readonly filter?: JsonObject | undefined;
}

/** The query of a list as the server reads it: `filter[field]`, `filter[field][$gte]`. */
export function listParameters(query: ListQuery): Query {
  const parameters: Record<string, string | number | undefined> = {
    limit: query.limit,
    cursor: query.cursor,
    sort: query.sort,
    q: query.q,
    state: query.state,
    orgUnit: query.orgUnit,
    count: query.count === true ? "exact" : undefined,
  };
  for (const [field, value] of Object.entries(query.filter ?? {})) {
    if (value === null || typeof value !== "object") parameters[`filter[${field}]`] = String(value);
    else if (!Array.isArray(value))
      for (const [operator, operand] of Object.entries(value))
        parameters[`filter[${field}][${operator}]`] = Array.isArray(operand) ? operand.join(",") : String(operand);
  }
  return parameters;
}

export function listRecords(type: string, query: ListQuery, signal?: AbortSignal): Promise<Page<RecordRow>> {
  return request<Page<RecordRow>>(`/records/${refPath(type)}`, { query: listParameters(query), ...(signal ? { signal } : {}) });
}

/** Address of the export with the same filters as the list. */
export function exportUrl(type: string, query: ListQuery): string {
  return apiUrl(`/records/${refPath(type)}/export`, { ...listParameters({ ...query, cursor: undefined, limit: undefined }), format: "xlsx" });
}

export function readRecord(type: string, id: string, unmask: readonly string[] = []): Promise<RecordView> {
  return request<RecordView>(recordPath(type, id), { query: { unmask: unmask.join(",") } });
}

/** Address of the picture of the record's code. */
export function recordCodeUrl(type: string, id: string): string {
  return apiUrl(`${recordPath(type, id)}/code`);
}

export interface NewRecord {
  readonly orgUnit?: string | undefined;
  readonly data: JsonObject;
  readonly idempotencyKey: string;
}

/** True when it was done and what came of it is not for this person to read. */
export function isWithheld(answer: RecordView | Receipt): answer is Receipt {
  return "withheld" in answer;
}

export function createRecord(type: string, input: NewRecord): Promise<RecordView | Receipt> {
  const { idempotencyKey, ...body } = input;
  return request<RecordView | Receipt>(`/records/${refPath(type)}`, { method: "POST", body, idempotencyKey });
}

export function updateRecord(type: string, id: string, version: number, data: JsonObject): Promise<RecordView | Receipt> {
  return request<RecordView | Receipt>(recordPath(type, id), { method: "PATCH", body: { data }, version });
}

export function deleteRecord(type: string, id: string, version: number): Promise<void> {
  return request<void>(recordPath(type, id), { method: "DELETE", version });
}

export function readTimeline(type: string, id: string): Promise<Page<TimelineView>> {
  return request<Page<TimelineView>>(`${recordPath(type, id)}/timeline`);
}

export interface TransitionInput {
  readonly input?: JsonObject;
  readonly comment?: string;
  readonly decision?: Decision;
  readonly signature?: string;
}

export interface TransitionAnswer {
  readonly record: RecordView | Receipt;
  readonly effects?: readonly { readonly type: string; readonly text?: string }[];
}

export function takeTransition(type: string, id: string, transition: string, body: TransitionInput, idempotencyKey: string): Promise<TransitionAnswer> {
  return request<TransitionAnswer>(`${recordPath(type, id)}/transitions/${encodeURIComponent(transition)}`, { method: "POST", body, idempotencyKey });
}

export function recordCheck(type: string, id: string, item: string, result: "pass" | "fail", basis: string): Promise<unknown> {
  return request(`${recordPath(type, id)}/checks/${encodeURIComponent(item)}`, { method: "POST", body: { result, basis } });
}

export interface MoveInput {
  readonly transition?: string;
  readonly to?: string;
  readonly reason?: string;
}

export function makeMove(type: string, id: string, move: string, body: MoveInput): Promise<unknown> {
  return request(`${recordPath(type, id)}/moves/${encodeURIComponent(move)}`, { method: "POST", body });
}

export function listRelated(type: string, id: string, related: string): Promise<Page<RecordRow>> {
  return request<Page<RecordRow>>(`${recordPath(type, id)}/related/${encodeURIComponent(related)}`);
}

/** Asks what the server would say, changing nothing. */
export function prepareRecord(
  type: string,
  body: { readonly data: JsonObject; readonly id?: string; readonly transition?: string; readonly input?: JsonObject; readonly orgUnit?: string },
  signal?: AbortSignal,
): Promise<Prepared> {
  return request<Prepared>(`/records/${refPath(type)}/prepare`, { method: "POST", body, ...(signal ? { signal } : {}) });
}

function recordPath(type: string, id: string): string {
  return `/records/${refPath(type)}/${encodeURIComponent(id)}`;
}
