import type { JsonObject, StoreDocument } from "@zhili/contracts";
import { StoreBadDocument } from "../errors.js";

/** A document as MongoDB holds it: `id` is `_id`, everything else is the same. */
export type Stored = JsonObject & { _id: string };

/** The stored form. Throws STORE_BAD_DOCUMENT for texts that BSON would change: halves of surrogate pairs, and NUL in names. */
export function toStored(document: StoreDocument): Stored {
  const { id, ...rest } = document;
  refuseLossyTexts(rest, "");
  return { _id: id, ...rest };
}

/** The document of a stored form. */
export function fromStored(stored: Stored): StoreDocument {
  const { _id, ...rest } = stored;
  return { id: _id, ...rest };
}

/** The path under which MongoDB knows a field. */
export function storedPath(path: string): string {
  if (path === "id") return "_id";
  return path.startsWith("id.") ? `_${path}` : path;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function refuseLossyTexts(value: unknown, path: string): void {
  if (typeof value === "string") {
    if (LONE_SURROGATE.test(value)) throw StoreBadDocument({ facts: { path, reason: "a text that is not well formed" } });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) refuseLossyTexts(item, path);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes("\u0000") || LONE_SURROGATE.test(name)) throw StoreBadDocument({ facts: { path, reason: "a member name that is not well formed" } });
    refuseLossyTexts(inner, path === "" ? name : `${path}.${name}`);
  }
}
