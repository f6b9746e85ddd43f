import type { Indicator, IndicatorGroup, Json, JsonObject } from "@zhili/contracts";
import type { TypeEnvironment } from "../expression/index.js";
import { nearest } from "../schema/nearest.js";
import type { CompileScope } from "./compile-scope.js";
import type { CompiledIndicator, LocalFact } from "./compiled-edition.js";
import { fromUnits, toUnits } from "./decimal.js";
import { localKey } from "./gather-plan.js";
import type { IndicatorPlace, PrepareContext, ScoringSourceContribution } from "./source.js";

/** An indicator with its registered source, before facts are planned. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly group: IndicatorGroup;
  readonly path: string;
  readonly place: IndicatorPlace;
  readonly params: JsonObject;
  readonly source?: ScoringSourceContribution;
}

/** Finds the indicator's source; an unknown one is an issue with the nearest name. */
export function placeIndicator(scope: CompileScope, group: IndicatorGroup, indicator: Indicator, path: string): PlacedIndicator {
  const { type, params = {} } = indicator.source;
  const source = scope.sources.get(type);
  if (source === undefined) {
    const suggestion = nearest(type, scope.sources.keys());
    scope.issue(`${path}/source/type`, { "zh-CN": `没有名为“${type}”的计分来源。`, en: `There is no scoring source ${type}.` }, suggestion);
  }
  const min = indicator.min ?? Math.min(0, indicator.max);
  if (min > indicator.max) scope.issue(`${path}/min`, { "zh-CN": "最低分高于最高分。", en: "The least is above the most." });
  const place: IndicatorPlace = { id: indicator.id, title: indicator.title, min, max: indicator.max };
  return { indicator, group, path, place, params: params as { [key: string]: Json }, ...(source === undefined ? {} : { source }) };
}

/** Prepares an indicator's source, its bounds and its weight. */
export function compileIndicator(
  scope: CompileScope,
  placed: PlacedIndicator & { readonly source: ScoringSourceContribution },
  environment: TypeEnvironment,
  local: readonly LocalFact[],
  digits: number,
): CompiledIndicator {
  const { indicator, group, path, place, params, source } = placed;
  const at = `${path}/source/params`;
  const context: PrepareContext = {
    indicator: place,
    expression: (text, where, more = {}) => scope.expression(text, `${at}${where}`, { ...environment, ...more }),
    issue: (where, message) => scope.issue(`${at}${where}`, message),
    keyOf: (need) => localKey(indicator.id, need),
  };
  const prepared = source.prepare === undefined ? params : source.prepare(params, context);
  const weight = Number(((indicator.weight ?? 1) * (group.weight ?? 1)).toPrecision(12));
  return {
    id: indicator.id,
    title: indicator.title,
    group: group.id,
    type: indicator.source.type,
    source,
    prepared,
    min: place.min,
    max: place.max,
    weight,
    most: fromUnits(toUnits(place.max, digits, weight), digits),
    local,
  };
}
