import type { DraftIssue } from "./drafts.js";
import { request } from "./request.js";

interface Graded {
  readonly score: number;
  readonly grade: string;
}

/** States chosen for cases: workflow to old state to new. */
export type StateChoices = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface StatePlace {
  readonly id: string;
  readonly title: string;
}

/** Cases without a state to go to, which refuse the upgrade, with the states in which they could go on. */
export interface StuckView {
  readonly workflow: string;
  readonly state: string;
  readonly title: string;
  readonly count: number;
  readonly hindrance: string;
  readonly places: readonly StatePlace[];
}

/** What an upgrade does to the stored records of one type. */
export interface MovesView {
  readonly recordType: string;
  /** Its name under which the records are stored now. */
  readonly stored: string;
  readonly title: string;
  readonly checked: number;
  readonly moved: number;
  /** Cases that go over to the newer workflow. */
  readonly cases: number;
  readonly states: readonly {
    readonly workflow: string;
    readonly from: string;
    readonly fromTitle: string;
    readonly to: string;
    readonly toTitle: string;
    readonly count: number;
    readonly places: readonly StatePlace[];
  }[];
  /** Values that can't be moved; these refuse the upgrade. */
  readonly failing: number;
  readonly examples: readonly { readonly id: string; readonly title: string; readonly issues: readonly DraftIssue[] }[];
  readonly stuck: readonly StuckView[];
}

/** What a draft would do to what is there. */
export interface RehearsalView {
  readonly issues: readonly DraftIssue[];
  /** Seconds for which the records that move can't be saved, roughly. */
  readonly moves: { readonly types: readonly MovesView[]; readonly moved: number; readonly seconds: number };
  readonly records: readonly {
    readonly recordType: string;
    readonly stored: string;
    readonly title: string;
    readonly checked: number;
    readonly invalid: number;
    readonly examples: readonly { readonly id: string; readonly title: string; readonly issues: readonly DraftIssue[] }[];
  }[];
  readonly running: readonly {
    readonly workflow: string;
    readonly title: string;
    readonly recordType: string;
    readonly running: number;
    readonly stateless: readonly { readonly state: string; readonly title: string; readonly count: number }[];
  }[];
  readonly scores: readonly {
    readonly scorecard: string;
    readonly title: string;
    readonly subjects: number;
    readonly changed: readonly { readonly subject: string; readonly title: string; readonly before: Graded; readonly after: Graded }[];
  }[];
  readonly rights: readonly {
    readonly role: string;
    readonly title: string;
    readonly people: number;
    /** As `action subject`, with limits as JSON behind. */
    readonly gained: readonly string[];
    readonly lost: readonly string[];
  }[];
  readonly reports: readonly {
    readonly report: string;
    readonly title: string;
    readonly added: readonly ColumnView[];
    readonly removed: readonly ColumnView[];
  }[];
  readonly red: readonly { readonly ref: string; readonly title: string; readonly message?: string }[];
}

export interface ColumnView {
  /** `dataset/column`. */
  readonly column: string;
  readonly title: string;
}

/** Tries a draft on the live data; nothing is changed. Ending the call ends the rehearsal. */
export function rehearseDraft(id: string, signal: AbortSignal): Promise<RehearsalView> {
  return request(`/drafts/${encodeURIComponent(id)}/rehearsal`, { method: "POST", signal });
}
