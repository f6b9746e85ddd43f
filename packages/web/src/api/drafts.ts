import type { Json } from "@zhili/contracts";
import type { StateChoices } from "./rehearsal.js";
import { request } from "./request.js";
import type { ComparisonView } from "./revisions.js";
import type { ProblemIssue } from "./types.js";

/** One change against a pack, with the titles along its place. */
export interface ChangeView {
  readonly definition: string;
  readonly path: string;
  readonly operation: "set" | "remove" | "add" | "move";
  readonly value?: Json;
  readonly before?: Json;
  readonly title?: string;
  readonly names: readonly (string | null)[];
  readonly by?: string;
  readonly at?: string;
  readonly why?: string;
}

export type Side = "theirs" | "ours";

interface Signature {
  readonly by: string;
  readonly at: string;
  readonly why?: string;
}

/** A place that both sides changed; what a side took away is absent. */
export interface ConflictView {
  readonly id: string;
  readonly definition: string;
  readonly path: string;
  readonly clash: string;
  readonly base?: Json;
  readonly ours?: Json;
  readonly theirs?: Json;
  readonly settled?: Side | "edited";
  /** What the draft met: a pack's newer version, or a publication since it began. */
  readonly met: "upgrade" | "publication";
  readonly oursBy?: Signature;
  readonly theirsBy?: Signature;
  /** What settled it, or was chosen at the same place before. */
  readonly choice?: Partial<Signature> & { readonly choice: Side | "edited"; readonly value?: Json };
  readonly title?: string;
  readonly names?: readonly (string | null)[];
}

export interface DraftIssue extends ProblemIssue {
  readonly pack: string;
  readonly file: string;
  /** Titles along its place. */
  readonly names?: readonly (string | null)[];
}

/** A draft that waits for a second person; a later version of the draft calls it off. */
export interface SubmittedView extends Signature {
  readonly byName: string;
  readonly message: string;
  readonly version: number;
}

export interface DraftRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Publication that it rests on. */
  readonly on: number;
  readonly createdByName: string;
  readonly updatedAt: string;
  readonly editors: readonly string[];
  readonly edits: number;
  /** Conflicts without a choice. */
  readonly open: number;
  readonly upgrade?: { readonly pack: string; readonly from: string; readonly to: string };
  readonly conflicts?: readonly ConflictView[];
  /** States chosen for cases that the upgrade leaves without one. */
  readonly states?: StateChoices;
  readonly submitted?: SubmittedView;
}

export interface DraftPart {
  readonly ref: string;
  readonly title: string;
  readonly edits: number;
  readonly origin: "pack" | "own";
  /** Fields of a record type, states of a workflow. */
  readonly members?: readonly { readonly id: string; readonly title: string }[];
  /** Record type of a workflow. */
  readonly recordType?: string;
}

export interface DraftView extends DraftRow {
  readonly behind: number;
  readonly parts: readonly DraftPart[];
  readonly issues: readonly DraftIssue[];
  readonly changes: readonly ChangeView[];
}

export interface DraftDefinition {
  readonly version: number;
  readonly definition: Json;
  readonly base: Json;
}

const path = (id: string): string => `/drafts/${encodeURIComponent(id)}`;
const definitionPath = (id: string, parts: readonly string[]): string => `${path(id)}/definitions/${parts.map(encodeURIComponent).join("/")}`;

export function listDrafts(): Promise<{ readonly items: readonly DraftRow[] }> {
  return request("/drafts");
}

export function createDraft(title: string): Promise<DraftRow> {
  return request("/drafts", { method: "POST", body: { title } });
}

/** Sends the archive of a newer version of a pack; the draft brings it in. */
export function uploadUpgrade(file: File): Promise<DraftRow> {
  return request("/configuration/upgrades", { method: "POST", body: file, contentType: "application/gzip", query: { name: file.name.slice(-200) } });
}

/** What publishing the draft would change in the configuration in force. */
export function readPlan(id: string): Promise<ComparisonView> {
  return request(`${path(id)}/plan`);
}

export function readDraft(id: string): Promise<DraftView> {
  return request(path(id));
}

export function discardDraft(id: string): Promise<void> {
  return request(path(id), { method: "DELETE" });
}

export function readDefinition(id: string, parts: readonly string[]): Promise<DraftDefinition> {
  return request(definitionPath(id, parts));
}

/** Puts a definition into the draft; the answer says what is wrong with the draft. */
export function putDefinition(
  id: string,
  parts: readonly string[],
  version: number,
  definition: Json,
  why: string,
): Promise<DraftRow & { readonly issues: readonly DraftIssue[] }> {
  return request(definitionPath(id, parts), { method: "PUT", version, body: { definition, ...(why === "" ? {} : { why }) } });
}

export function updateDraft(id: string): Promise<DraftRow> {
  return request(`${path(id)}/update`, { method: "POST", body: {} });
}

/** Says where cases go whose state the upgrade takes away. */
export function chooseStates(id: string, version: number, states: StateChoices): Promise<DraftRow> {
  return request(`${path(id)}/states`, { method: "PUT", version, body: { states } });
}

export interface Acceptance {
  readonly case: string;
  readonly reason: string;
}

/** Checks a draft and leaves it to a second person to publish. */
export function submitDraft(id: string, version: number, message: string, accept: readonly Acceptance[], signal: AbortSignal): Promise<DraftRow> {
  return request(`${path(id)}/submit`, { method: "POST", version, body: { message, ...(accept.length === 0 ? {} : { accept }) }, signal });
}

export function recallDraft(id: string, version: number): Promise<DraftRow> {
  return request(`${path(id)}/recall`, { method: "POST", version, body: {} });
}

export function publishDraft(
  id: string,
  version: number,
  message: string,
  accept: readonly Acceptance[],
  signal: AbortSignal,
): Promise<{ readonly seq: number }> {
  return request(`${path(id)}/publish`, { method: "POST", version, body: { message, ...(accept.length === 0 ? {} : { accept }) }, signal });
}

export interface Settlement {
  readonly conflict: string;
  readonly choice: Side | "edited";
  readonly value?: Json;
  readonly why?: string;
}

export function settleConflict(id: string, version: number, settlement: Settlement): Promise<DraftRow> {
  return request(`${path(id)}/conflicts/settle`, { method: "POST", version, body: settlement });
}

export interface NewDefinition {
  readonly pack: string;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** Id of one of the same kind and pack that it begins as. */
  readonly copyOf?: string;
  /** Record type that it is about. */
  readonly recordType?: string;
}

/** A place of a draft that needs a definition. */
export interface DefinitionUse extends ProblemIssue {
  readonly ref?: string;
  readonly title: string;
}

export function addDefinition(id: string, version: number, definition: NewDefinition): Promise<{ readonly ref: string }> {
  return request(`${path(id)}/definitions`, { method: "POST", body: definition, version });
}

/** What of the draft needs a definition. */
export function listUses(id: string, parts: readonly string[]): Promise<{ readonly items: readonly DefinitionUse[] }> {
  return request(`${definitionPath(id, parts)}/uses`);
}

/** Takes a definition that nothing needs out of the draft. */
export function removeDefinition(id: string, parts: readonly string[], version: number): Promise<DraftRow> {
  return request(definitionPath(id, parts), { method: "DELETE", version });
}

/** Puts a definition back as its pack has it. */
export function restoreDefinition(id: string, parts: readonly string[], version: number): Promise<DraftRow> {
  return request(`${definitionPath(id, parts)}/restore`, { method: "POST", version });
}
