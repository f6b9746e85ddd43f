import type { Json, JsonObject } from "@zhili/contracts";

/** A JSON value, or nothing at all. */
export type Maybe = Json | undefined;

/** Are two JSON values the same? The order of object keys says nothing; the order of lists does. */
export function sameJson(left: Maybe, right: Maybe): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((member, at) => sameJson(member, right[at]));
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}

export function isObject(value: Maybe): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
