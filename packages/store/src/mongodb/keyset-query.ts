import type { Json } from "@zhili/contracts";
import type { SortKey } from "../dialect/check-find.js";
import { StoreBadCursor } from "../errors.js";
import { storedPath } from "./stored-document.js";
import { either, type Query } from "./test-query.js";

/** Types in the order in which MongoDB sorts them; null and missing come before all. */
const ORDER = ["number", "string", "object", "array", "bool"] as const;

/** `{ k: -1, _id: -1 }` for a complete sort. */
export function sortOf(sort: readonly SortKey[]): Record<string, 1 | -1> {
  return Object.fromEntries(sort.map((key) => [storedPath(key.path), key.direction === "asc" ? 1 : -1]));
}

/**
 * What comes after a position: equal in the first keys and beyond it in the next. Each branch is a range of an index on the sort keys.
 * Order tests of MongoDB stay within one type, so the types that sort later are named beside them.
 */
export function afterPosition(sort: readonly SortKey[], values: readonly Json[]): Query {
  const branches: Query[] = [];
  const equal: Query[] = [];
  sort.forEach((key, at) => {
    const path = storedPath(key.path);
    const value = values[at] ?? null;
    for (const beyond of beyondValue(path, value, key.direction)) branches.push(equal.length === 0 ? beyond : { $and: [...equal, beyond] });
    equal.push({ [path]: { $eq: value } });
  });
  return either(branches);
}

function beyondValue(path: string, value: Json, direction: SortKey["direction"]): Query[] {
  if (path === "_id") return [{ _id: { [direction === "asc" ? "$gt" : "$lt"]: value } }];
  if (value === null) return direction === "asc" ? [{ [path]: { $ne: null } }] : [];
  const at = ORDER.indexOf(typeName(value));
  if (direction === "asc") return [{ [path]: { $gt: value } }, ...ofTypes(path, ORDER.slice(at + 1))];
  return [{ [path]: { $lt: value } }, ...ofTypes(path, ORDER.slice(0, at)), { [path]: { $eq: null } }];
}

function ofTypes(path: string, types: readonly string[]): Query[] {
  return types.length === 0 ? [] : [{ [path]: { $type: types } }];
}

function typeName(value: Json): (typeof ORDER)[number] {
  if (typeof value === "number") return "number";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  throw StoreBadCursor();
}
