import type { FieldOperators, Filter, Scalar } from "@zhili/contracts";
import { allOf, anyOf, NOTHING } from "./combine-filters.js";

/** Operators whose opposite the store's dialect can say. */
export const NEGATABLE_OPERATORS: ReadonlySet<string> = new Set(["$eq", "$ne", "$in", "$nin", "$gt", "$gte", "$lt", "$lte", "$exists", "$prefix"]);

/**
 * The opposite of a filter in the same dialect, for the store knows no `not`. Where a value is of another type than the operand of an
 * order test neither side holds, so the opposite never lets in more than it should. Throws RangeError for an operator without opposite.
 */
export function negateFilter(filter: Filter): Filter {
  const parts: Filter[] = [];
  for (const key of Object.keys(filter)) {
    const test = filter[key];
    if (key === "$and") parts.push(anyOf((filter.$and ?? []).map(negateFilter)));
    else if (key === "$or") parts.push(allOf((filter.$or ?? []).map(negateFilter)));
    else if (isScalar(test)) parts.push({ [key]: { $ne: test } });
    else if (test !== undefined && !Array.isArray(test)) parts.push(anyOf(negateTests(key, test)));
  }
  return parts.length === 0 ? NOTHING : anyOf(parts);
}

function isScalar(test: unknown): test is Scalar {
  return test === null || typeof test !== "object";
}

function negateTests(path: string, tests: object): Filter[] {
  return Object.entries(tests).map(([operator, operand]) => negateTest(path, operator, operand));
}

function negateTest(path: string, operator: string, operand: unknown): Filter {
  const one = (tests: FieldOperators | object): Filter => ({ [path]: tests as FieldOperators });
  const orMissing = (tests: object): Filter => anyOf([one(tests), one({ $eq: null })]);
  switch (operator) {
    case "$eq":
      return one({ $ne: operand });
    case "$ne":
      return one({ $eq: operand });
    case "$in":
      return one({ $nin: operand });
    case "$nin":
      return one({ $in: operand });
    case "$gt":
      return orMissing({ $lte: operand });
    case "$gte":
      return orMissing({ $lt: operand });
    case "$lt":
      return orMissing({ $gte: operand });
    case "$lte":
      return orMissing({ $gt: operand });
    case "$exists":
      return one({ $exists: operand !== true });
    case "$prefix":
      return typeof operand === "string" ? notPrefix(path, operand) : NOTHING;
    default:
      throw new RangeError(`${operator} has no opposite`);
  }
}

/** Before the prefix, after everything that begins with it, or missing. */
function notPrefix(path: string, prefix: string): Filter {
  const below: Filter = { [path]: { $lt: prefix } };
  const missing: Filter = { [path]: { $eq: null } };
  const next = afterPrefix(prefix);
  return next === undefined ? anyOf([below, missing]) : anyOf([below, { [path]: { $gte: next } }, missing]);
}

/** The least text after all that begin with the prefix, by code point; undefined when there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    const next = last === 0xd7ff ? 0xe000 : last + 1;
    if (next <= 0x10ffff) return String.fromCodePoint(...points, next);
  }
  return undefined;
}
