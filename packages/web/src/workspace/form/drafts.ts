import type { JsonObject } from "@zhili/contracts";

/** What was typed into a form that was not sent, kept on this machine for one person and record type. */
export interface Draft {
  readonly data: JsonObject;
  readonly orgUnit?: string | undefined;
  readonly at: string;
}

export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const key = (person: string, recordType: string): string => `zhili.draft:${person}:${recordType}`;

/** The draft of this person, or undefined; what can't be read counts as none. */
export function readDraft(store: DraftStore, person: string, recordType: string): Draft | undefined {
  try {
    const text = store.getItem(key(person, recordType));
    const draft: unknown = text === null ? undefined : JSON.parse(text);
    if (typeof draft !== "object" || draft === null || !("data" in draft) || typeof draft.data !== "object" || !("at" in draft)) return undefined;
    return draft as Draft;
  } catch {
    return undefined;
  }
}

/** Keeps a draft; an empty one is forgotten. A full store loses the draft, never the form. */
export function writeDraft(store: DraftStore, person: string, recordType: string, draft: Draft): void {
  try {
    if (Object.keys(draft.data).length === 0) store.removeItem(key(person, recordType));
    else store.setItem(key(person, recordType), JSON.stringify(draft));
  } catch {
    // Nothing can be kept here.
  }
}

export function forgetDraft(store: DraftStore, person: string, recordType: string): void {
  try {
    store.removeItem(key(person, recordType));
  } catch {
    // Nothing was kept here.
  }
}
