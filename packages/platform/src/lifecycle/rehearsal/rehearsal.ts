import type { Issue } from "@zhili/contracts";
import type { CaseResult } from "../../cases/run-cases.js";
import type { MovesForetold } from "../../moves/foretell-moves.js";

/** What a draft would do to what is there, found out without touching it. */
export interface Rehearsal {
  /** Content hash of the configuration as the draft would have it. */
  readonly revision: string;
  /** Problems that stand in the way of publishing; nothing else is rehearsed while there are any. */
  readonly issues: readonly Issue[];
  /** Records that an upgrade would move, and what would hinder it. */
  readonly moves: MovesForetold;
  readonly records: readonly RecordEffect[];
  readonly running: readonly RunningEffect[];
  readonly scores: readonly ScoreEffect[];
  readonly rights: readonly RightEffect[];
  readonly reports: readonly ReportEffect[];
  /** Cases of the packs that would not pass. */
  readonly red: readonly CaseResult[];
}

/** Stored records that are in order now and would not be any more. */
export interface RecordEffect {
  readonly recordType: string;
  /** Its name under which the records are stored now. */
  readonly stored: string;
  readonly title: string;
  readonly checked: number;
  readonly invalid: number;
  /** The first of them, with the fields. */
  readonly examples: readonly { readonly id: string; readonly title: string; readonly issues: readonly Issue[] }[];
}

/** Cases under way in a workflow that changes: they stay on the version that they started with. */
export interface RunningEffect {
  readonly workflow: string;
  readonly title: string;
  readonly recordType: string;
  readonly running: number;
  /** Of them in states that the new version does not have. */
  readonly stateless: readonly { readonly state: string; readonly title: string; readonly count: number }[];
}

export interface ScoreEffect {
  readonly scorecard: string;
  readonly title: string;
  readonly subjects: number;
  readonly changed: readonly {
    readonly subject: string;
    readonly title: string;
    readonly before: { readonly score: number; readonly grade: string };
    readonly after: { readonly score: number; readonly grade: string };
  }[];
}

/** What holders of a role may do more or less, as `action subject` with fields where only some are meant. */
export interface RightEffect {
  readonly role: string;
  readonly title: string;
  /** Grants of the role. */
  readonly people: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export interface ReportEffect {
  readonly report: string;
  readonly title: string;
  readonly added: readonly ReportColumn[];
  readonly removed: readonly ReportColumn[];
}

export interface ReportColumn {
  /** `dataset/column`. */
  readonly column: string;
  readonly title: string;
}

/** Told while a rehearsal runs; `signal` ends it. */
export interface RehearsalWatch {
  readonly progress?: (what: string, done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export const MOST_EXAMPLES = 20;
