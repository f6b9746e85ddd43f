import type { Json, JsonObject } from "@zhili/contracts";
import type { EffectScope } from "@zhili/plugin-api";

/** Evaluates a map of field to expression. */
export function evaluateFields(fields: unknown, scope: EffectScope, extra?: Readonly<Record<string, unknown>>): JsonObject {
  const result: JsonObject = {};
  for (const [field, expression] of Object.entries((fields ?? {}) as Record<string, string>)) result[field] = scope.evaluate(expression, extra);
  return result;
}

/** Runs once, or once per member of the list that `forEach` gives. */
export async function forEachItem(forEach: unknown, scope: EffectScope, work: (item: Json | undefined, index: number) => Promise<void>): Promise<void> {
  if (typeof forEach !== "string") return work(undefined, 0);
  const items = scope.evaluate(forEach);
  if (!Array.isArray(items)) return;
  for (const [index, item] of items.entries()) await work(item, index);
}

/** Text of an optional expression. */
export function optionalText(expression: unknown, scope: EffectScope, extra?: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof expression !== "string") return undefined;
  const value = scope.evaluate(expression, extra);
  return value === null || value === "" ? undefined : String(value);
}
