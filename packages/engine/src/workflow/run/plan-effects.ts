import type { JsonObject } from "@zhili/contracts";
import type { CompiledEffect } from "../compile/index.js";
import { factsOf } from "./facts.js";
import type { Run } from "./run.js";

/** Plans those effects of a pack whose `when` holds now. */
export function planEffects(run: Run, effects: readonly CompiledEffect[], origin: string): void {
  if (effects.length === 0) return;
  const facts = effects.some(({ when }) => when !== undefined) ? factsOf(run) : {};
  for (const { definition, when } of effects) {
    if (when !== undefined && when.evaluate(facts) !== true) continue;
    add(run, definition.type, (definition.params ?? {}) as JsonObject, definition.id, origin);
  }
}

/** Plans work of the engine's own: tasks, notices, reminders, child records. */
export function plan(run: Run, type: string, params: JsonObject, origin: string): void {
  add(run, type, params, type, origin);
}

function add(run: Run, type: string, params: JsonObject, id: string, origin: string): void {
  const base = `${run.snapshot.steps ?? 0}/${origin}/${id}`;
  const same = run.effects.filter(({ idempotencySuffix }) => idempotencySuffix === base || idempotencySuffix.startsWith(`${base}~`)).length;
  const idempotencySuffix = same === 0 ? base : `${base}~${same}`;
  run.effects.push({ type, params, id, origin, ...(run.input === undefined ? {} : { input: run.input }), idempotencySuffix });
}
