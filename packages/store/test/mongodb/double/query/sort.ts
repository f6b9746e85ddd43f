import { badValue } from "../errors.js";
import type { Doc } from "../values/doc.js";
import { compare } from "../values/order.js";
import { keyValuesAt } from "../values/paths.js";

/** Sorts a copy; an array sorts by its least element ascending and by its greatest descending. Equal keys keep their order. */
export function sortDocs(documents: readonly Doc[], sort: Doc): Doc[] {
  const keys = Object.entries(sort).map(([path, direction]): { parts: string[]; direction: 1 | -1 } => {
    if (direction !== 1 && direction !== -1) throw badValue(`the sort direction of ${path} must be 1 or -1`);
    return { parts: path.split("."), direction };
  });
  if (keys.length === 0) return [...documents];
  const rows = documents.map((document) => ({ document, values: keys.map((key) => extreme(keyValuesAt(document, key.parts), key.direction)) }));
  rows.sort((left, right) => {
    for (let at = 0; at < keys.length; at++) {
      const order = compare(left.values[at], right.values[at]) * (keys[at]?.direction ?? 1);
      if (order !== 0) return order;
    }
    return 0;
  });
  return rows.map((row) => row.document);
}

function extreme(values: readonly unknown[], direction: 1 | -1): unknown {
  return values.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best), values[0]);
}
