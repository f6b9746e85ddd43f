import { notInDouble } from "../errors.js";
import { isDoc } from "./doc.js";

/**
 * Values at a dotted path as the matcher sees them: arrays in the middle of the path are entered element by element. Nothing for an array
 * in the middle that holds no objects; one `undefined` where the field is missing. An array at the end is one value (not its elements).
 */
export function valuesAt(document: unknown, parts: readonly string[], from = 0): unknown[] {
  const name = parts[from];
  if (name === undefined) return [document];
  if (Array.isArray(document)) {
    if (/^\d+$/.test(name)) throw notInDouble(`paths with array positions: ${parts.join(".")}`);
    return document.filter(isDoc).flatMap((item) => valuesAt(item, parts, from));
  }
  if (!isDoc(document) || !Object.hasOwn(document, name)) return [undefined];
  return valuesAt(document[name], parts, from + 1);
}

/** Values of an index key: the elements of an array (null for an empty or missing one). */
export function keyValuesAt(document: unknown, parts: readonly string[]): unknown[] {
  const values = valuesAt(document, parts).flatMap((value) => (Array.isArray(value) ? (value.length > 0 ? value : [null]) : [value ?? null]));
  return values.length > 0 ? values : [null];
}
