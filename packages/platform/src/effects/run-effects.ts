import type { JsonObject } from "@zhili/contracts";
import type { PlannedEffect } from "@zhili/engine/workflow";
import { EffectsTooDeep } from "../errors.js";
import type { Unit } from "../unit/unit.js";
import { type EffectPlace, effectScope } from "./effect-scope.js";
import { runEngineEffect } from "./engine-effects.js";

const MOST_DEPTH = 12;

export type EffectContext = Omit<EffectPlace, "origin" | "key"> & { readonly key: string };

/** Runs the effects that an engine planned, in order, inside the unit. Throws EFFECTS_TOO_DEEP when records move each other without end. */
export async function runEffects(unit: Unit, effects: readonly PlannedEffect[], context: EffectContext): Promise<void> {
  if (unit.depth >= MOST_DEPTH) throw EffectsTooDeep({ facts: { most: MOST_DEPTH } });
  unit.depth += 1;
  try {
    for (const effect of effects) {
      const scope = effectScope(unit, { ...context, origin: effect.origin, key: `${context.key}/${effect.idempotencySuffix}` });
      if (effect.when !== undefined && scope.evaluate(effect.when) !== true) continue;
      const contribution = unit.platform.registry.effects.get(effect.type);
      if (contribution === undefined) await runEngineEffect(unit, effect, scope, context);
      else await contribution.run((effect.params ?? {}) as JsonObject, scope);
    }
  } finally {
    unit.depth -= 1;
  }
}
