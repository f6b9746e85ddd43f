import type { Json } from "@zhili/contracts";
import { type Change, type Conflict, diffValue, isKeyedList, isObject, type Maybe, sameJson, stepsOf } from "@zhili/engine/packs";

/** The value at a path whose list members are named by id. */
export function valueAt(value: Maybe, path: string): Maybe {
  return stepsOf(path).reduce<Maybe>((current, name) => {
    if (isKeyedList(current)) return current.find((member) => member.id === name);
    return isObject(current) && Object.hasOwn(current, name) ? (current[name] as Json) : undefined;
  }, value);
}

/** Edits of one side that are neither in the merged value nor named by a conflict: there must be none. */
export function lostEdits(base: Maybe, side: Maybe, merged: Maybe, conflicts: readonly Conflict[]): Change[] {
  return diffValue("d", "", base, side).filter((change) => {
    if (conflicts.some((conflict) => near(conflict.path.replace(/:order$/, ""), change.path))) return false;
    const wanted = valueAt(side, change.path);
    const got = valueAt(merged, change.path);
    if (change.operation === "move") return false;
    if (sameJson(wanted, got)) return false;
    return !holdsText(valueAt(base, change.path), wanted, got);
  });
}

/** A merged text holds every line (or word) that the side added. */
function holdsText(base: Maybe, side: Maybe, merged: Maybe): boolean {
  if (typeof base !== "string" || typeof side !== "string" || typeof merged !== "string") return false;
  const split = (text: string) => (text.includes("\n") ? text.split("\n") : (text.match(/[\p{L}\p{N}]+|\S/gu) ?? []));
  const old = split(base);
  const now = split(merged);
  return split(side).every((part) => old.includes(part) || now.includes(part));
}

function near(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right}/`) || right.startsWith(`${left}/`) || left === "" || right === "";
}
