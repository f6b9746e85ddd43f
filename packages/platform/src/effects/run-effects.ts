import type { JsonObject } from "@zhili/contracts";
import type { PlannedEffect } from "@zhili/engine/workflow";
import { EffectsTooDeep } from "../errors.js";
import type { Unit } from "../unit/unit.js";
import { type EffectPlace, effectScope } from "./effect-scope.js";
import { runEngineEffect } from "./engine-effects.js";

const MOST_DEPTH = 12;

export interface EffectContext extends Omit<EffectPlace, "origin" | "input" | "facts"> {
  facts(input: JsonObject): Readonly<Record<string, unknown>>;
}

/** Runs the effects that an engine planned, in order, inside the unit. Throws EFFECTS_TOO_DEEP when records move each other without end. */
export async function runEffects(unit: Unit, effects: readonly PlannedEffect[], context: EffectContext): Promise<void> {
  if (unit.depth >= MOST_DEPTH) throw EffectsTooDeep({ facts: { most: MOST_DEPTH } });
  unit.depth += 1;
  try {
    for (const effect of effects) {
      const input = effect.input ?? {};
      const scope = effectScope(unit, {
        ...context,
        input,
        facts: () => context.facts(input),
        origin: effect.origin,
        key: `${context.id}/${effect.idempotencySuffix}`,
      });
      const contribution = unit.platform.registry.effects.get(effect.type);
      if (contribution === undefined) await runEngineEffect(unit, effect, scope, context);
      else await contribution.run((effect.params ?? {}) as JsonObject, scope);
    }
  } finally {
    unit.depth -= 1;
  }
}
