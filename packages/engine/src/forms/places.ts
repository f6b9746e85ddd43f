import type { Json, JsonObject } from "@zhili/contracts";
import { pointerParts, pointerTo } from "../schema/pointer.js";

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** One place in the data where a field's value stands or would stand. */
export interface Place {
  readonly owner: JsonObject;
  readonly key: string;
  readonly pointer: string;
  /** The row of the innermost list on the way. */
  readonly row?: JsonObject;
}

/** The places of a dotted path: one, or one per row of the lists on the way; none where what would hold it is missing. */
export function placesOf(data: JsonObject, parts: readonly string[]): Place[] {
  const [key, ...rest] = parts;
  if (key === undefined) return [];
  if (rest.length === 0) return [{ owner: data, key, pointer: pointerTo("", key) }];
  const walk = (owner: JsonObject, at: string, [first, ...others]: readonly string[], row: JsonObject | undefined): Place[] => {
    if (first === undefined) return [];
    if (others.length === 0) return [{ owner, key: first, pointer: pointerTo(at, first), ...(row === undefined ? {} : { row }) }];
    const value = Object.hasOwn(owner, first) ? owner[first] : undefined;
    const inner = pointerTo(at, first);
    if (isObject(value)) return walk(value, inner, others, row);
    if (!Array.isArray(value)) return [];
    return value.flatMap((member, index) => (isObject(member) ? walk(member, pointerTo(inner, index), others, member) : []));
  };
  return walk(data, "", [key, ...rest], undefined);
}

/** The value at a JSON Pointer, undefined when there is none. */
export function valueAt(data: Json | undefined, pointer: string): Json | undefined {
  let value = data;
  for (const part of pointerParts(pointer)) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isObject(value)) value = Object.hasOwn(value, part) ? value[part] : undefined;
    else return undefined;
  }
  return value;
}

/** The dotted path that a JSON Pointer into data stands at: /members/0/name is members.name. */
export const pathOfPointer = (pointer: string): string =>
  pointerParts(pointer)
    .filter((part) => !/^\d+$/.test(part))
    .join(".");

/** A deep copy of plain JSON. */
export function copyOf<T extends Json>(value: T): T;
export function copyOf(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) copy[key] = copyOf(member);
  return copy;
}

/** Equality of two stored values, the order of keys aside; missing equals null. */
export function sameValue(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || left === null || right === undefined || right === null) return (left ?? null) === (right ?? null);
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((member, index) => sameValue(member, right[index]));
  if (!isObject(left) || !isObject(right)) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameValue(left[key], right[key]));
}
