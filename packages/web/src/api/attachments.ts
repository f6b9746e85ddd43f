import { apiUrl, request } from "./request.js";
import type { AttachmentView } from "./types.js";

/** Sends one file for a field (`pack:type/field`). */
export function uploadAttachment(file: Blob, name: string, target: string): Promise<AttachmentView> {
  const body = new FormData();
  body.append("file", file, name);
  return request<AttachmentView>("/attachments", { method: "POST", body, query: { for: target } });
}

export function attachmentUrl(id: string): string {
  return apiUrl(`/attachments/${encodeURIComponent(id)}`);
}
