import { apiUrl, request } from "./request.js";
import type { NoticeView, ObjectionView, Page } from "./types.js";

export function listNotices(
  query: { readonly status?: string; readonly cursor?: string; readonly q?: string; readonly limit?: number } = {},
): Promise<Page<NoticeView>> {
  return request<Page<NoticeView>>("/notices", { query: { ...query } });
}

export function readNotice(id: string): Promise<NoticeView> {
  return request<NoticeView>(`/notices/${encodeURIComponent(id)}`);
}

/** Address of the picture of the notice's code, which opens its public page on a phone. */
export function noticeCodeUrl(id: string): string {
  return apiUrl(`/notices/${encodeURIComponent(id)}/code`);
}

export function objectToNotice(id: string, text: string, contact: string, idempotencyKey: string): Promise<{ readonly receipt: string }> {
  return request(`/notices/${encodeURIComponent(id)}/objections`, { method: "POST", body: contact === "" ? { text } : { text, contact }, idempotencyKey });
}

export function listObjections(record: string): Promise<Page<ObjectionView>> {
  return request<Page<ObjectionView>>("/objections", { query: { record } });
}

export function recordFinding(id: string, finding: "upheld" | "dismissed", reason: string): Promise<unknown> {
  return request(`/objections/${encodeURIComponent(id)}/finding`, { method: "POST", body: { finding, reason } });
}
