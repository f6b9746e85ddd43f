import type { Scalar } from "@zhili/contracts";
import type { FieldTest } from "../dialect/condition.js";
import { afterPrefix } from "../sqlite/text-range.js";
import { storedPath } from "./stored-document.js";

/** A filter in MongoDB's language. */
export interface Query {
  [name: string]: unknown;
}

export const NOTHING: Query = { _id: { $in: [] } };

/**
 * One test as a MongoDB filter, with the port's laws: MongoDB looks into arrays at every step of a path, so a scalar test carries
 * "and no array there"; `$ne` and `$nin` are negations of the whole.
 */
export function testQuery(test: FieldTest): Query {
  const path = storedPath(test.path);
  switch (test.operator) {
    case "$eq":
      return test.value === null ? nullAt(path) : scalarAt(path, { $eq: test.value });
    case "$ne":
      return { $nor: [testQuery({ ...test, operator: "$eq" })] };
    case "$in":
      return oneOf(path, test.value);
    case "$nin":
      return { $nor: [oneOf(path, test.value)] };
    case "$exists":
      return test.value ? reached(path, { [path]: { $exists: true } }) : { $nor: [reached(path, { [path]: { $exists: true } })] };
    case "$prefix":
      return scalarAt(path, prefixRange(test.value));
    case "$contains":
      return scalarAt(path, test.value === "" ? { $type: "string" } : { $regex: escapePattern(test.value) });
    case "$has":
      return reached(path, { [path]: { $elemMatch: { $eq: test.value } } });
    case "$hasPrefix":
      if (test.value.length === 0) return NOTHING;
      return reached(path, either(test.value.map((prefix) => ({ [path]: { $elemMatch: prefixRange(prefix) } }))));
    default:
      return scalarAt(path, { [test.operator]: test.value });
  }
}

/** Either of the queries; nothing when there are none. */
export function either(queries: readonly Query[]): Query {
  const only = queries[0];
  if (only === undefined) return NOTHING;
  return queries.length === 1 ? only : { $or: queries };
}

/** Escapes a text for a pattern in the syntax that PCRE2 and JavaScript share. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A range, so that an index serves it: texts from the prefix up to the first one after all that begin with it. */
function prefixRange(prefix: string): Query {
  const below = afterPrefix(prefix);
  return below === undefined ? { $gte: prefix } : { $gte: prefix, $lt: below };
}

function oneOf(path: string, values: readonly Scalar[]): Query {
  const present = values.filter((value) => value !== null);
  const parts = present.length < values.length ? [nullAt(path)] : [];
  if (present.length > 0) parts.push(scalarAt(path, { $in: present }));
  return either(parts);
}

function scalarAt(path: string, operators: Query): Query {
  if (path === "_id") return { _id: operators };
  return reached(path, { [path]: { ...operators, $not: { $type: "array" } } });
}

/** Null or missing; what lies behind an array counts as missing. */
function nullAt(path: string): Query {
  if (path === "_id") return NOTHING;
  return either([{ [path]: { $eq: null, $not: { $type: "array" } } }, ...arraysBefore(path)]);
}

/** The query, where no step before the last is an array. */
function reached(path: string, query: Query): Query {
  const arrays = arraysBefore(path);
  return arrays.length === 0 ? query : { ...query, $nor: arrays };
}

function arraysBefore(path: string): Query[] {
  const steps = path.split(".");
  return steps.slice(1).map((_, at) => ({ [steps.slice(0, at + 1).join(".")]: { $type: "array" } }));
}
