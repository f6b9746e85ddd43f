import type { Doc } from "../values/doc.js";
import { isOperatorDoc } from "../values/doc.js";
import { keyText } from "../values/order.js";
import type { Collection } from "./collection.js";

/** Ids of documents among which all matches are, or undefined when only a scan tells. */
export function candidateIds(collection: Collection, filter: Doc): ReadonlySet<string> | undefined {
  let best: ReadonlySet<string> | undefined;
  const offer = (ids: ReadonlySet<string> | undefined): void => {
    if (ids !== undefined && (best === undefined || ids.size < best.size)) best = ids;
  };
  for (const [key, operand] of Object.entries(filter)) {
    if (key === "$and" && Array.isArray(operand)) for (const part of operand as Doc[]) offer(candidateIds(collection, part));
    else if (key === "$or" && Array.isArray(operand)) offer(union((operand as Doc[]).map((part) => candidateIds(collection, part))));
    else if (!key.startsWith("$")) offer(idsWithValue(collection, key, operand));
  }
  return best;
}

function idsWithValue(collection: Collection, path: string, operand: unknown): ReadonlySet<string> | undefined {
  const wanted = wantedValues(operand);
  if (wanted === undefined) return undefined;
  if (path === "_id") return new Set(wanted.map(keyText));
  const entries = collection.lookups.get(path);
  return entries === undefined ? undefined : union(wanted.map((value) => entries.get(keyText(value)) ?? new Set()));
}

function wantedValues(operand: unknown): readonly unknown[] | undefined {
  if (!isOperatorDoc(operand)) return typeof operand === "object" && operand !== null ? undefined : [operand];
  const { $eq, $in, $elemMatch } = operand;
  if ("$eq" in operand && (typeof $eq !== "object" || $eq === null)) return [$eq];
  if (Array.isArray($in) && $in.every((item) => typeof item !== "object" || item === null)) return $in;
  return isOperatorDoc($elemMatch) ? wantedValues($elemMatch) : undefined;
}

function union(parts: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (const id of part) all.add(id);
  }
  return all;
}
