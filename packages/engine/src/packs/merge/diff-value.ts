import type { Json } from "@zhili/contracts";
import { type Change, step } from "./change.js";
import { isObject, type Maybe, sameJson } from "./json-equal.js";
import { byId, idsOf, isKeyedList, type KeyedList } from "./keyed-list.js";

/**
 * The changes that make `after` out of `before`: objects by key, lists with ids by id (moves too), everything else whole.
 * `applyChanges` with the same base gives `after` again.
 */
export function diffValue(definition: string, path: string, before: Maybe, after: Maybe): Change[] {
  if (sameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diffValue(definition, path + step(key), own(before, key), own(after, key)));
  }
  if (isKeyedList(before) && isKeyedList(after) && before.length > 0) return diffList(definition, path, before, after);
  if (after === undefined) return [{ definition, path, operation: "remove", ...was(before) }];
  return [{ definition, path, operation: "set", value: after, ...was(before) }];
}

function diffList(definition: string, path: string, before: KeyedList, after: KeyedList): Change[] {
  const old = byId(before);
  const now = byId(after);
  const changes: Change[] = before
    .filter(({ id }) => !now.has(id))
    .map((member) => ({ definition, path: path + step(member.id), operation: "remove", before: member }));
  const resting = longestKept(
    idsOf(before).filter((id) => now.has(id)),
    idsOf(after).filter((id) => old.has(id)),
  );
  after.forEach((member, at) => {
    const place = path + step(member.id);
    const follows = after[at - 1]?.id ?? "";
    const previous = old.get(member.id);
    if (previous === undefined) {
      changes.push({ definition, path: place, operation: "add", value: member, after: follows });
      return;
    }
    if (!resting.has(member.id)) changes.push({ definition, path: place, operation: "move", after: follows });
    changes.push(...diffValue(definition, place, previous, member));
  });
  return changes;
}

/** Ids that need not move: a longest run that stands in the same order on both sides. */
function longestKept(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, at) => [id, at]));
  const tails: number[] = [];
  const previous: number[] = [];
  const places = after.map((id) => place.get(id) ?? 0);
  places.forEach((value, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = at;
  });
  const kept = new Set<string>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(after[at] ?? "");
  return kept;
}

function own(object: Readonly<Record<string, Json>>, key: string): Maybe {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function was(before: Maybe): { before?: Json } {
  return before === undefined ? {} : { before };
}
