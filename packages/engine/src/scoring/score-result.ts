import type { Json } from "@zhili/contracts";

/** Where points come from. The points of all contributions sum to the score exactly (in decimal). */
export interface Contribution {
  /** Id of the indicator; of the group or veto for what they take away. */
  readonly rule: string;
  readonly group: string;
  readonly edition: string;
  /** Type of the source; `group-max` or `veto` for what those take away. */
  readonly source: string;
  /** After least, most and weight. */
  readonly points: number;
  readonly max: number;
  readonly reason: string;
  readonly evidence: Json;
  /** Points of the source, where the indicator's least or most cut them. */
  readonly raw?: number;
  /** The points are not there yet. */
  readonly pending?: true;
}

export interface GroupResult {
  readonly score: number;
  readonly max: number;
  readonly lit: boolean;
}

export interface VetoResult {
  readonly id: string;
  readonly title: string;
  readonly result: "none" | "zero-group";
  readonly group?: string;
}

export interface ScoreResult {
  readonly scorecard: string;
  readonly edition: string;
  readonly score: number;
  readonly max: number;
  /** How many groups are lit. */
  readonly lit: number;
  readonly groups: Readonly<Record<string, GroupResult>>;
  readonly grade?: { readonly id: string; readonly title: string };
  readonly vetoes: readonly VetoResult[];
  readonly contributions: readonly Contribution[];
  /** Indicators whose points are not there yet. */
  readonly pending: readonly string[];
}
