import type { Json } from "@zhili/contracts";
import { PacksChangeLost } from "../errors.js";
import { type Change, stepsOf } from "./change.js";
import { isObject, type Maybe } from "./json-equal.js";
import { isKeyedList } from "./keyed-list.js";

/**
 * The value with changes made to it, in their order; the value given is left alone. Throws PACKS_CHANGE_LOST for a change whose place
 * is not there, so that no edit is dropped in silence.
 */
export function applyChanges(value: Maybe, changes: readonly Change[]): Maybe {
  return changes.reduce<Maybe>((current, change) => applyAt(current, stepsOf(change.path), change), value);
}

function applyAt(value: Maybe, steps: readonly string[], change: Change): Maybe {
  const [name, ...rest] = steps;
  if (name === undefined) return change.operation === "remove" ? undefined : change.value;
  if (isObject(value)) {
    const next = applyAt(Object.hasOwn(value, name) ? value[name] : undefined, rest, change);
    const { [name]: _old, ...others } = value;
    if (next === undefined) return others;
    return Object.hasOwn(value, name) ? { ...value, [name]: next } : { ...others, [name]: next };
  }
  if (isKeyedList(value)) {
    const at = value.findIndex((member) => member.id === name);
    if (rest.length > 0 || change.operation === "set") {
      if (at < 0) throw lost(change);
      return value.with(at, applyAt(value[at], rest, change) as (typeof value)[number]);
    }
    if (change.operation === "remove") return value.filter((member) => member.id !== name);
    const member = change.operation === "move" ? value[at] : change.value;
    if (member === undefined) throw lost(change);
    const others = value.filter((other) => other.id !== name);
    const follows = change.after ?? "";
    const place = follows === "" ? 0 : others.findIndex((other) => other.id === follows) + 1;
    if (follows !== "" && place === 0) throw lost(change);
    return [...others.slice(0, place), member, ...others.slice(place)] as Json;
  }
  throw lost(change);
}

function lost(change: Change): Error {
  return PacksChangeLost({ facts: { definition: change.definition, path: change.path } });
}
