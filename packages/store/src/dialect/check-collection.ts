import { StoreBadCollection } from "../errors.js";

const NAME = /^[A-Za-z][A-Za-z0-9_.:-]{0,95}$/;
const accepted = new Set<string>();

/** Collection names: a Latin letter, then letters, digits, `_ . : -`, at most 96, never `system.*`. Throws STORE_BAD_COLLECTION. */
export function checkCollection(collection: unknown): string {
  if (typeof collection === "string" && accepted.has(collection)) return collection;
  if (typeof collection !== "string" || !NAME.test(collection) || collection.startsWith("system.")) {
    throw StoreBadCollection({ facts: { collection: String(collection).slice(0, 100) } });
  }
  if (accepted.size >= 2000) accepted.clear();
  accepted.add(collection);
  return collection;
}
