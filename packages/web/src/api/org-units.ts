import { request } from "./request.js";
import type { OrgUnitView, Page } from "./types.js";

export interface OrgUnitQuery {
  readonly parent?: string | undefined;
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly limit?: number | undefined;
}

export function listOrgUnits(query: OrgUnitQuery): Promise<Page<OrgUnitView>> {
  return request<Page<OrgUnitView>>("/org-units", { query: { ...query } });
}

/** One org unit with its ancestors, the highest first. */
export function readOrgUnit(id: string): Promise<OrgUnitView> {
  return request<OrgUnitView>(`/org-units/${encodeURIComponent(id)}`);
}
