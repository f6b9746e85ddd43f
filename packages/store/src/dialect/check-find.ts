import type { FindOptions, Sort } from "@zhili/contracts";
import { StoreBadQuery } from "../errors.js";
import { checkPath } from "./check-path.js";
import { LIMITS } from "./limits.js";
import { isPlainObject } from "./plain-object.js";

export interface SortKey {
  readonly path: string;
  readonly direction: "asc" | "desc";
}

/**
 * The full sort with the id as the last key, in the direction of the last key given (ascending when none is).
 * Keys after `id` are dropped, for they decide nothing. Throws STORE_BAD_QUERY or STORE_BAD_PATH.
 */
export function completeSort(sort: Sort | undefined): readonly SortKey[] {
  if (sort === undefined) return [{ path: "id", direction: "asc" }];
  if (!Array.isArray(sort)) throw refuse("the sort is not a list");
  if (sort.length > LIMITS.sortKeys) throw refuse(`more than ${LIMITS.sortKeys} sort keys`);
  const keys: SortKey[] = [];
  const seen = new Set<string>();
  for (const key of sort as readonly unknown[]) {
    if (!isPlainObject(key)) throw refuse("a sort key is not an object");
    const path = checkPath(key.path);
    const direction = key.direction;
    if (direction !== "asc" && direction !== "desc") throw refuse("a sort direction is neither asc nor desc");
    if (seen.has(path)) throw refuse(`${path} is sorted by twice`);
    seen.add(path);
    keys.push({ path, direction });
    if (path === "id") return keys;
  }
  keys.push({ path: "id", direction: keys.at(-1)?.direction ?? "asc" });
  return keys;
}

/** Checks limit and projection. Throws STORE_BAD_QUERY or STORE_BAD_PATH. */
export function checkFindOptions(options: FindOptions): void {
  checkLimit(options.limit);
  if (options.projection === undefined) return;
  if (!Array.isArray(options.projection)) throw refuse("the projection is not a list of paths");
  for (const path of options.projection) checkPath(path);
}

/** A limit is a whole number from 1 to 100,000, or absent for no limit. Throws STORE_BAD_QUERY. */
export function checkLimit(limit: unknown): number | undefined {
  if (limit === undefined) return undefined;
  if (typeof limit !== "number" || !Number.isInteger(limit) || limit < 1 || limit > LIMITS.pageSize) {
    throw refuse(`the limit is not a whole number from 1 to ${LIMITS.pageSize}`);
  }
  return limit;
}

function refuse(reason: string): Error {
  return StoreBadQuery({ facts: { reason } });
}
