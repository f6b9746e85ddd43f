import type { Filter } from "@zhili/contracts";

/**
 * Does the filter of the store's dialect hold for the document? Laws as the store has them: strict types, a missing field counts as
 * null for equality, order only between two numbers or two texts, `$has` and `$hasPrefix` only for lists; an unknown operator never holds.
 */
export function matchesFilter(filter: Filter, document: object): boolean {
  for (const key of Object.keys(filter)) {
    const value: unknown = filter[key];
    if (key === "$and") {
      if (!(filter.$and ?? []).every((part) => matchesFilter(part, document))) return false;
    } else if (key === "$or") {
      if (!(filter.$or ?? []).some((part) => matchesFilter(part, document))) return false;
    } else if (!matchesField(readPath(document, key), value)) return false;
  }
  return true;
}

function matchesField(value: unknown, test: unknown): boolean {
  if (test === null || typeof test !== "object") return equal(value, test);
  return Object.entries(test).every(([operator, operand]) => matchesOperator(value, operator, operand));
}

function matchesOperator(value: unknown, operator: string, operand: unknown): boolean {
  switch (operator) {
    case "$eq":
      return equal(value, operand);
    case "$ne":
      return !equal(value, operand);
    case "$in":
      return listOf(operand).some((item) => equal(value, item));
    case "$nin":
      return !listOf(operand).some((item) => equal(value, item));
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return inOrder(value, operator, operand);
    case "$exists":
      return (value !== undefined) === operand;
    case "$prefix":
      return typeof value === "string" && typeof operand === "string" && value.startsWith(operand);
    case "$contains":
      return typeof value === "string" && typeof operand === "string" && value.includes(operand);
    case "$has":
      return Array.isArray(value) && value.some((item) => item === operand);
    case "$hasPrefix":
      return listOf(value).some((item) => typeof item === "string" && listOf(operand).some((prefix) => item.startsWith(String(prefix))));
    default:
      return false;
  }
}

function equal(value: unknown, operand: unknown): boolean {
  return (value ?? null) === operand;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function inOrder(value: unknown, operator: string, operand: unknown): boolean {
  if (typeof value === "number" && typeof operand === "number") return holds(value - operand, operator);
  if (typeof value === "string" && typeof operand === "string") return holds(compareByCodePoint(value, operand), operator);
  return false;
}

function holds(difference: number, operator: string): boolean {
  if (operator === "$gt") return difference > 0;
  if (operator === "$gte") return difference >= 0;
  return operator === "$lt" ? difference < 0 : difference <= 0;
}

function compareByCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const difference = pointOrder(left.charCodeAt(at)) - pointOrder(right.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** UTF-16 halves stand after every other unit, as their code points do. */
function pointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** A path leads through objects only, never into lists or inherited properties. */
function readPath(document: object, path: string): unknown {
  let value: unknown = document;
  for (const name of path.split(".")) {
    if (value === null || typeof value !== "object" || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}
