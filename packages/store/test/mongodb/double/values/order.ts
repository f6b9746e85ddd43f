import { notInDouble } from "../errors.js";
import { isDoc } from "./doc.js";

/** The documented order of types: null, numbers, strings, objects, arrays, booleans. Missing counts as null. */
export function typeRank(value: unknown): number {
  if (value === undefined || value === null) return 1;
  if (typeof value === "number") return 2;
  if (typeof value === "string") return 3;
  if (isDoc(value)) return 4;
  if (Array.isArray(value)) return 5;
  if (typeof value === "boolean") return 8;
  throw notInDouble(`comparing ${Object.prototype.toString.call(value)}`);
}

/** Compares two values as the server does without a collation: strings byte by byte in UTF-8. */
export function compare(left: unknown, right: unknown): number {
  const rank = typeRank(left) - typeRank(right);
  if (rank !== 0) return rank;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (typeof left === "string" && typeof right === "string") return compareStrings(left, right);
  if (Array.isArray(left) && Array.isArray(right)) return compareArrays(left, right);
  if (isDoc(left) && isDoc(right)) return compareDocs(Object.entries(left), Object.entries(right));
  return 0;
}

/** UTF-8 order; Buffer.compare only when a surrogate could make UTF-16 order differ. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  if (HIGH.test(left) || HIGH.test(right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return left < right ? -1 : 1;
}

const HIGH = /[\ud800-\uffff]/;

function compareArrays(left: readonly unknown[], right: readonly unknown[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compare(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Fields in their order: type first, then name, then value. */
function compareDocs(left: readonly [string, unknown][], right: readonly [string, unknown][]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [leftName, leftValue] = left[at] ?? ["", null];
    const [rightName, rightValue] = right[at] ?? ["", null];
    const order = typeRank(leftValue) - typeRank(rightValue) || compareStrings(leftName, rightName) || compare(leftValue, rightValue);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Equal values have equal text; used as the key of lookups. The order of fields counts, as it does on the server. */
export function keyText(value: unknown): string {
  typeRank(value);
  if (value === undefined) return "null";
  return JSON.stringify(value);
}
