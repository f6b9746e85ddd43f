import type { Verification } from "./ledgers.js";
import { request } from "./request.js";
import type { AuditView, Page } from "./types.js";

export interface AuditQuery {
  readonly subject?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export function listAudit(query: AuditQuery): Promise<Page<AuditView>> {
  return request<Page<AuditView>>("/audit", { query: { ...query } });
}

export function verifyAudit(): Promise<Verification> {
  return request<Verification>("/audit/verify");
}
