import type { ChangeView } from "./drafts.js";
import type { MovesView, StateChoices } from "./rehearsal.js";
import { request } from "./request.js";
import type { Page, ProblemIssue } from "./types.js";

/** An upgrade of a pack: moving, published, done, undoing, undone; rolled back: returning, returned. */
export interface UpgradeRow {
  readonly id: string;
  readonly pack: string;
  readonly from: string;
  readonly to: string;
  readonly status: "moving" | "published" | "done" | "undoing" | "undone" | "returning" | "returned";
  readonly byName: string;
  readonly at: string;
  readonly progress: { readonly done: number; readonly of: number };
  readonly moved: number;
  readonly seqBefore: number;
  readonly seqAfter?: number;
  readonly rollback?: { readonly message: string; readonly byName: string; readonly at: string; readonly reversed: number; readonly listed: number };
}

/** What rolling an upgrade back would do. */
export interface RollbackView {
  readonly types: readonly MovesView[];
  readonly moved: number;
  readonly seconds: number;
  readonly changes: readonly ChangeView[];
  /** Publications since, whose changes go as well, and ledger entries since, which are kept. */
  readonly since: { readonly publications: number; readonly entries: number };
}

/** A record of which something could not be led back. */
export interface ListedRecord {
  readonly recordType: string;
  readonly typeTitle: string;
  readonly record: string;
  readonly issues?: readonly ProblemIssue[];
}

const path = (id: string): string => `/configuration/upgrades/${encodeURIComponent(id)}`;

export function listUpgrades(): Promise<Page<UpgradeRow>> {
  return request("/configuration/upgrades", { query: { limit: 50 } });
}

export function readUpgrade(id: string): Promise<UpgradeRow> {
  return request(path(id));
}

/** What rolling back would do, with states chosen for cases that would have none; nothing is changed. */
export function planRollback(id: string, states: StateChoices): Promise<RollbackView> {
  return request(`${path(id)}/rollback-plan`, { method: "POST", body: { states } });
}

export function rollBack(id: string, message: string, states: StateChoices): Promise<{ readonly seq: number }> {
  return request(`${path(id)}/rollback`, { method: "POST", body: { message, states } });
}

export function listListed(id: string): Promise<Page<ListedRecord>> {
  return request(`${path(id)}/records`, { query: { listed: true, limit: 200 } });
}
