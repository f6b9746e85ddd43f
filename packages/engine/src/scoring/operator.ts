import type { JsonObject, LocalizedText } from "@zhili/contracts";

/** What one indicator of a group came to, weighted. */
export interface IndicatorPoints {
  readonly id: string;
  readonly points: number;
  readonly max: number;
}

/**
 * How the points of a group's indicators become the group's; built-in ones and plugins' are the same. `combine` is pure; what it gives is
 * kept between nothing and the group's most.
 */
export interface ScoringOperatorContribution {
  readonly type: string;
  readonly title: LocalizedText;
  readonly params: JsonObject;
  combine(indicators: readonly IndicatorPoints[], params: JsonObject): { readonly points: number; readonly reason: string };
}
