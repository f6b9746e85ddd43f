import type { Json, JsonObject, StoreDocument } from "@zhili/contracts";
import { readPath } from "./read-path.js";

/** A copy with the `id` and the values at the given paths only; all when no paths are given. */
export function project(document: StoreDocument, paths: readonly string[] | undefined): StoreDocument {
  if (paths === undefined) return document;
  const kept: StoreDocument = { id: document.id };
  for (const path of paths) {
    const value = readPath(document, path);
    if (value !== undefined && path !== "id") place(kept, path, value);
  }
  return kept;
}

function place(target: JsonObject, path: string, value: Json): void {
  const segments = path.split(".");
  const last = segments.pop() ?? path;
  let level = target;
  for (const segment of segments) {
    const next = level[segment];
    if (typeof next === "object" && next !== null && !Array.isArray(next)) {
      level = next;
    } else {
      const made: JsonObject = {};
      level[segment] = made;
      level = made;
    }
  }
  level[last] = value;
}
