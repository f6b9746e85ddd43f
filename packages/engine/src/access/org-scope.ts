import type { Filter } from "@zhili/contracts";
import type { AccessResource } from "./access-resource.js";
import { anyOf } from "./combine-filters.js";

/** Leaves out paths that lie below another one; the order is that of the text. */
export function widestPaths(paths: readonly string[]): string[] {
  const widest: string[] = [];
  for (const path of [...new Set(paths)].sort()) {
    const last = widest.at(-1);
    if (last === undefined || !path.startsWith(last)) widest.push(path);
  }
  return widest;
}

/** What lies below one of the paths, or belongs to a party below one of them. `jointly` says whether the subject can have parties. */
export function scopeFilter(paths: readonly string[], jointly: boolean): Filter {
  const own = paths.map((path): Filter => ({ orgPath: { $prefix: path } }));
  return anyOf(jointly ? [...own, { partyPaths: { $hasPrefix: [...paths] } }] : own);
}

/**
 * Where a rule that takes away holds: below one of the paths, and on every record with parties, because the store cannot ask for
 * "no party below": for those the careful side is taken.
 */
export function denialScope(paths: readonly string[], jointly: boolean): Filter {
  const own = paths.map((path): Filter => ({ orgPath: { $prefix: path } }));
  return anyOf(jointly ? [...own, { partyPaths: { $exists: true } }] : own);
}

/** Does one of the paths cover the resource, itself or by a party? A resource without a path is covered. */
export function covers(paths: readonly string[], resource: AccessResource): boolean {
  const { orgPath, partyPaths } = resource;
  if (orgPath === undefined && partyPaths === undefined) return true;
  return paths.some((path) => orgPath?.startsWith(path) === true || partyPaths?.some((party) => party.startsWith(path)) === true);
}
