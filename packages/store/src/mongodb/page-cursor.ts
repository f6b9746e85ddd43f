import type { Json, StoreDocument } from "@zhili/contracts";
import type { SortKey } from "../dialect/check-find.js";
import { readPath } from "../dialect/read-path.js";
import { StoreBadQuery } from "../errors.js";
import { encodeCursor } from "../paging/cursor.js";

/** The cursor of the page that ends with this document. Throws STORE_BAD_QUERY where it would have to stand on a list or an object. */
export function cursorAfter(sort: readonly SortKey[], document: StoreDocument): string {
  const values = sort.map((key): Json => {
    const value = readPath(document, key.path) ?? null;
    if (typeof value !== "object" || value === null) return value;
    throw StoreBadQuery({ facts: { reason: `${key.path} holds a list or an object in ${document.id}, so pages cannot be sorted by it` } });
  });
  return encodeCursor(sort, { values });
}
