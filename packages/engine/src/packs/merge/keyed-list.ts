import type { JsonObject } from "@zhili/contracts";
import { isObject, type Maybe } from "./json-equal.js";

/** A list whose members are objects that each have an id of their own. */
export type KeyedList = (JsonObject & { id: string })[];

/** Is it a list whose members are known by their ids? An empty list can become one. */
export function isKeyedList(value: Maybe): value is KeyedList {
  if (!Array.isArray(value)) return false;
  const ids = new Set<string>();
  return value.every((member) => {
    if (!isObject(member) || typeof member.id !== "string" || ids.has(member.id)) return false;
    ids.add(member.id);
    return true;
  });
}

export function idsOf(list: KeyedList): string[] {
  return list.map((member) => member.id);
}

export function byId(list: KeyedList): Map<string, KeyedList[number]> {
  return new Map(list.map((member) => [member.id, member]));
}

/** What became of an order: the merged one, and whether both sides put the members they share into different orders. */
export interface MergedOrder {
  readonly order: string[];
  readonly clash: boolean;
}

/**
 * Three-way merge of the order of ids. `members` are those that stay. A side that kept the base's order gives way to the other;
 * members that one side added come after the member that they follow on that side. When the orders clash ours stands.
 */
export function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[], members: ReadonlySet<string>): MergedOrder {
  const oursMoved = isReordered(base, ours);
  const theirsMoved = isReordered(base, theirs);
  const clash = oursMoved && theirsMoved && isReordered(ours, theirs);
  const [first, second] = oursMoved && (!theirsMoved || clash) ? [ours, theirs] : [theirs, ours];
  return { order: weave(first, second, members), clash };
}

/** Do the ids that both have stand in another order? */
export function isReordered(left: readonly string[], right: readonly string[]): boolean {
  const known = new Set(right);
  const place = new Map(left.filter((id) => known.has(id)).map((id, at) => [id, at]));
  let last = -1;
  for (const id of right) {
    const at = place.get(id);
    if (at === undefined) continue;
    if (at < last) return true;
    last = at;
  }
  return false;
}

/** The first order with what only the second has, each after the member that it follows there. */
export function weave(first: readonly string[], second: readonly string[], members: ReadonlySet<string>): string[] {
  const start = "";
  const placed = new Set(first);
  const following = new Map<string, string[]>();
  let before = start;
  for (const id of second) {
    if (!members.has(id)) continue;
    if (!placed.has(id)) following.set(before, [...(following.get(before) ?? []), id]);
    before = id;
  }
  const order: string[] = [];
  const put = (id: string): void => {
    if (id !== start && members.has(id)) order.push(id);
    for (const next of following.get(id) ?? []) put(next);
  };
  put(start);
  for (const id of first) if (members.has(id)) put(id);
  return order;
}
