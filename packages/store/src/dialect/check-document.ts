import type { StoreDocument } from "@zhili/contracts";
import { StoreBadDocument } from "../errors.js";
import { LIMITS } from "./limits.js";
import { isPlainObject } from "./plain-object.js";
import { isBrokenText } from "./text-fault.js";

/**
 * Checks that a document is plain JSON with a string `id`. Throws STORE_BAD_DOCUMENT { path, reason }.
 * Refused: a member named `__proto__` anywhere, a top-level member that starts with `$`, contains `.` or is `_id`, numbers that are
 * not finite, instances of classes (dates too), depth beyond 64. Members that are `undefined` count as absent.
 */
export function checkDocument<T extends StoreDocument>(document: T): T {
  if (!isPlainObject(document)) throw refuse("", "not an object");
  checkId(document.id);
  for (const key of Object.keys(document)) {
    if (key.startsWith("$") || key.includes(".") || key === "_id") throw refuse(key, "not an acceptable name at the top of a document");
    checkValue(document[key], key, 1);
  }
  return document;
}

/** Checks a document id: a well formed text of 1 to 512 characters. Throws STORE_BAD_DOCUMENT. */
export function checkId(id: unknown): string {
  if (typeof id !== "string" || id.length === 0) throw refuse("id", "the id is not a text with at least one character");
  if (id.length > LIMITS.idLength) throw refuse("id", `the id is longer than ${LIMITS.idLength} characters`);
  if (isBrokenText(id)) throw refuse("id", "the id is not well formed");
  return id;
}

/** Checks that a value can be stored at the path. Throws STORE_BAD_DOCUMENT { path, reason }. */
export function checkJson(value: unknown, path: string): void {
  checkValue(value, path, 1);
}

function checkValue(value: unknown, path: string, depth: number): void {
  if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refuse(path, "a number that is not finite");
    return;
  }
  if (depth > LIMITS.documentDepth) throw refuse(path, `nested deeper than ${LIMITS.documentDepth}`);
  if (Array.isArray(value)) {
    for (const item of value) {
      if (item === undefined) throw refuse(path, "a list with a gap");
      checkValue(item, path, depth + 1);
    }
    return;
  }
  if (!isPlainObject(value)) throw refuse(path, "not plain JSON");
  for (const key of Object.keys(value)) {
    if (key === "__proto__") throw refuse(path, "a member named __proto__");
    checkValue(value[key], path, depth + 1);
  }
}

function refuse(path: string, reason: string): Error {
  return StoreBadDocument({ facts: { path, reason } });
}
