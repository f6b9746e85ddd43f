import type { SortKey } from "../dialect/check-find.js";
import type { Condition, FieldTest } from "../dialect/condition.js";
import type { CollectionInfo, NumberedIndex } from "./collection-info.js";

/**
 * The index that gives documents in the order of the sort: after leading keys that the condition holds equal, its keys are those of the
 * sort, all in the same or all in the opposite direction. Of several, the one with most keys held equal.
 */
export function orderIndex(info: CollectionInfo, condition: Condition, sort: readonly SortKey[]): string | undefined {
  const equal = equalities(condition);
  let best: { readonly name: string; readonly held: number } | undefined;
  for (const index of info.indexes) {
    if (index.spec.array === true || !coversPartial(index, equal)) continue;
    const held = index.spec.keys.findIndex((key) => !equal.has(key.path) || key.path === sort[0]?.path);
    if (held >= 0 && gives(index, held, sort) && held >= (best?.held ?? 0)) best = { name: `i${index.number}`, held };
  }
  return best?.name;
}

/** Keys behind the id, which ends every order, do not count. */
function gives(index: NumberedIndex, from: number, sort: readonly SortKey[]): boolean {
  const id = index.spec.keys.findIndex((key) => key.path === "id");
  const keys = index.spec.keys.slice(from, id < 0 ? undefined : id);
  const wanted = sort.filter((key) => key.path !== "id");
  if (keys.length !== wanted.length || keys.length === 0) return false;
  const same = keys.map((key, at) => (key.direction ?? "asc") === wanted[at]?.direction);
  return keys.every((key, at) => key.path === wanted[at]?.path && same[at] === same[0]);
}

function coversPartial(index: NumberedIndex, equal: ReadonlyMap<string, unknown>): boolean {
  return Object.entries(index.spec.where ?? {}).every(([path, value]) => equal.has(path) && equal.get(path) === value);
}

function equalities(condition: Condition): Map<string, unknown> {
  const parts = condition.kind === "all" ? condition.parts : [condition];
  const tests = parts.filter((part): part is FieldTest => part.kind === "test" && part.operator === "$eq");
  return new Map(tests.map((test) => [test.path, test.value]));
}
