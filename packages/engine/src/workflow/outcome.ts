import type { JsonObject, Snapshot, TimelineItem } from "@zhili/contracts";

/** Work asked for; `params` as the pack wrote them, those of the engine's own types with values filled in. */
export interface PlannedEffect {
  readonly type: string;
  readonly params: JsonObject;
  /** Id of the effect in its list; for the engine's own effects, its type. */
  readonly id: string;
  /** transition:x, entry:x, exit:x, rejected:x, check:x, window:clean, deadline:x, ... */
  readonly origin: string;
  /** What was typed at the step. */
  readonly input?: JsonObject;
  /** With the record's id, names this effect once and for all. */
  readonly idempotencySuffix: string;
}

export interface TimelineEntry {
  readonly kind: TimelineItem["kind"];
  /** When it took effect; before now when the clock is late. */
  readonly at: string;
  readonly from?: string;
  readonly to?: string;
  readonly transition?: string;
  readonly comment?: string;
  readonly facts: JsonObject;
}

export interface Outcome {
  readonly snapshot: Snapshot;
  readonly effects: readonly PlannedEffect[];
  readonly timeline: readonly TimelineEntry[];
  /** Top-level fields of the record that were typed at the step, to be written. */
  readonly fields?: JsonObject;
}
