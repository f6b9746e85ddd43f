import type { Filter } from "@zhili/contracts";

/** Holds for every document. */
export const EVERYTHING: Filter = {};
/** Holds for none. */
export const NOTHING: Filter = { $or: [] };

export function isEverything(filter: Filter): boolean {
  return Object.keys(filter).length === 0;
}

export function isNothing(filter: Filter): boolean {
  return filter.$or?.length === 0;
}

/** All of the filters; parts that always hold and repeated parts are left out. */
export function allOf(filters: readonly Filter[]): Filter {
  if (filters.some(isNothing)) return NOTHING;
  const parts = distinct(filters.flatMap((part) => (onlyKey(part, "$and") ? (part.$and ?? []) : [part])).filter((part) => !isEverything(part)));
  const [first] = parts;
  if (first === undefined) return EVERYTHING;
  return parts.length === 1 ? first : { $and: parts };
}

/** Any of the filters. */
export function anyOf(filters: readonly Filter[]): Filter {
  if (filters.some(isEverything)) return EVERYTHING;
  const parts = distinct(filters.flatMap((part) => (onlyKey(part, "$or") ? (part.$or ?? []) : [part])));
  const [first] = parts;
  if (first === undefined) return NOTHING;
  return parts.length === 1 ? first : { $or: parts };
}

function onlyKey(filter: Filter, key: string): boolean {
  const keys = Object.keys(filter);
  return keys.length === 1 && keys[0] === key;
}

function distinct(filters: readonly Filter[]): Filter[] {
  const seen = new Map<string, Filter>();
  for (const filter of filters) {
    const text = JSON.stringify(filter);
    if (!seen.has(text)) seen.set(text, filter);
  }
  return [...seen.values()];
}
