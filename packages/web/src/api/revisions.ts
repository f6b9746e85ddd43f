import type { ChangeView } from "./drafts.js";
import { request } from "./request.js";
import type { Page } from "./types.js";

export interface RevisionRow {
  readonly seq: number;
  readonly kind: "install" | "publish" | "upgrade" | "rollback" | "withdraw";
  readonly message: string;
  readonly byName: string;
  readonly at: string;
  /** The upgrade that made it, or that it takes back. */
  readonly upgrade?: string;
  /** The upgrade whose moves the stored data has undergone. */
  readonly shape?: string;
  /** Who submitted it, where a second person published it. */
  readonly submitted?: { readonly byName: string };
  readonly accepted?: readonly { readonly case: string; readonly reason: string }[];
}

export interface PackRow {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly version: string;
  readonly definitions: Readonly<Record<string, number>>;
  readonly sample: boolean;
  readonly withdrawn: boolean;
}

/** What withdrawing a pack would do. */
export interface WithdrawalView {
  readonly pack: string;
  readonly title: string;
  readonly version: string;
  readonly edits: number;
  readonly types: readonly { readonly recordType: string; readonly title: string; readonly records: number; readonly running: number }[];
}

export interface ComparisonView {
  readonly added: readonly { readonly pack: string; readonly version: string }[];
  readonly withdrawn: readonly { readonly pack: string; readonly version: string }[];
  readonly changes: readonly ChangeView[];
}

export function listPacks(): Promise<{ readonly items: readonly PackRow[] }> {
  return request("/packs");
}

/** Whether publications need a second person, and who asked to end that. */
export interface SecondPersonRule {
  readonly needed: boolean;
  readonly ending?: { readonly by: string; readonly byName: string; readonly at: string };
}

export function readSecondPersonRule(): Promise<SecondPersonRule> {
  return request("/configuration/second-person");
}

export function setSecondPersonRule(needed: boolean): Promise<SecondPersonRule> {
  return request("/configuration/second-person", { method: "PUT", body: { needed } });
}

export function planWithdrawal(pack: string): Promise<WithdrawalView> {
  return request(`/packs/${encodeURIComponent(pack)}/withdrawal`);
}

export function withdrawPack(pack: string, message: string): Promise<{ readonly seq: number }> {
  return request(`/packs/${encodeURIComponent(pack)}/withdrawal`, { method: "POST", body: { message } });
}

export function listRevisions(cursor?: string): Promise<Page<RevisionRow>> {
  return request("/configuration/history", { query: { limit: 20, cursor } });
}

export function compareRevisions(from: number, to: number): Promise<ComparisonView> {
  return request("/configuration/compare", { query: { from, to } });
}

/** The county's published changes against its packs. */
export function listChanges(): Promise<{ readonly seq: number; readonly changes: readonly ChangeView[] }> {
  return request("/configuration/changes");
}

/** Publishes an earlier configuration again; `expected` is the publication that the person saw as the last. */
export function publishAgain(seq: number, message: string, expected: number): Promise<{ readonly seq: number }> {
  return request("/configuration/history/publish", { method: "POST", body: { seq, message, expected } });
}

export function readKindSchema<T>(kind: string): Promise<T> {
  return request<T>(`/configuration/schemas/${encodeURIComponent(kind)}`);
}
