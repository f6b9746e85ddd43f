import type { Json } from "@zhili/contracts";
import type { SortKey } from "../dialect/check-find.js";
import { StoreBadCursor } from "../errors.js";

/** Where a page ended: the values of the sort keys of its last document, the id last. */
export interface Position {
  readonly values: readonly Json[];
}

/** Encodes a position as opaque text, tied to its sort. */
export function encodeCursor(sort: readonly SortKey[], position: Position): string {
  return Buffer.from(JSON.stringify([signature(sort), ...position.values]), "utf8").toString("base64url");
}

/** Decodes a cursor; `values` has one value for each key of the sort. Throws STORE_BAD_CURSOR when it is not one of this sort. */
export function decodeCursor(sort: readonly SortKey[], cursor: string): Position {
  const parts = parse(cursor);
  if (parts === undefined || parts.length !== sort.length + 1 || parts[0] !== signature(sort)) throw StoreBadCursor();
  const values = parts.slice(1);
  if (typeof values.at(-1) !== "string") throw StoreBadCursor();
  return { values };
}

function parse(cursor: unknown): Json[] | undefined {
  if (typeof cursor !== "string" || cursor.length > 100_000) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a over the sort, so that a cursor of another sort is refused and not misread. */
function signature(sort: readonly SortKey[]): number {
  let hash = 0x811c9dc5;
  for (const key of sort) {
    const text = `${key.direction}:${key.path};`;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
