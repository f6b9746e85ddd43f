import type { JsonObject } from "@zhili/contracts";
import { refPath, request } from "./request.js";
import type { Page } from "./types.js";

/** A record shown to the people of an org unit elsewhere. */
export interface ShareView {
  readonly id: string;
  readonly orgUnit: string;
  readonly orgUnitName: string;
  readonly purpose: string;
  readonly purposeTitle: string;
  readonly from: string;
  readonly until: string;
  readonly byName: string;
  readonly standing: boolean;
  readonly takenBackAt?: string;
}

export interface ShareRead {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly orgUnitName: string;
  readonly purpose: string;
  readonly share: string;
}

/** What can be chosen, and what those elsewhere would see. */
export interface ShareOffer {
  readonly purposes: readonly { readonly id: string; readonly title: string }[];
  readonly first: string;
  readonly last: string;
  readonly data: JsonObject;
  readonly masked: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface RecordShares {
  readonly items: readonly ShareView[];
  readonly reads: readonly ShareRead[];
  readonly offer?: ShareOffer;
}

export interface SharedRow extends ShareView {
  readonly record: { readonly type: string; readonly typeTitle: string; readonly id: string; readonly title: string };
  readonly owner: string;
}

export interface ShareInput {
  readonly orgUnit: string;
  readonly purpose: string;
  readonly until: string;
}

export function readShares(type: string, id: string): Promise<RecordShares> {
  return request<RecordShares>(sharesPath(type, id));
}

export function shareRecord(type: string, id: string, input: ShareInput, idempotencyKey: string): Promise<ShareView> {
  return request<ShareView>(sharesPath(type, id), { method: "POST", body: input, idempotencyKey });
}

export function endShare(type: string, id: string, share: string): Promise<void> {
  return request<void>(`${sharesPath(type, id)}/${encodeURIComponent(share)}`, { method: "DELETE" });
}

/** What others share with us today. */
export function listReceived(cursor: string | undefined): Promise<Page<SharedRow>> {
  return request<Page<SharedRow>>("/shares", { query: { cursor } });
}

/** What we share: what stands today, or what has ended. */
export function listGiven(ended: boolean, cursor: string | undefined): Promise<Page<SharedRow>> {
  return request<Page<SharedRow>>("/shares/given", { query: { ended: ended ? true : undefined, cursor } });
}

function sharesPath(type: string, id: string): string {
  return `/records/${refPath(type)}/${encodeURIComponent(id)}/shares`;
}
