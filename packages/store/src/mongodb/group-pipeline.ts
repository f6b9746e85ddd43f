import type { GroupRow, GroupSpec, Scalar } from "@zhili/contracts";
import { bucketExpression } from "./bucket-expression.js";
import type { Query } from "./test-query.js";
import { type Expression, NUMBERS, SCALARS, valueExpression, valueOfTypes } from "./value-expression.js";

type Measure = GroupSpec["measures"][number];

/**
 * The stages of a group: keys come out as `_id.k0…`, measures as `m0…`, sorted and cut. Rows that the sort leaves equal come in the order
 * of their keys.
 */
export function groupPipeline(spec: GroupSpec, filter: Query): Query[] {
  const keys = spec.keys.map((key, at) => [
    `k${at}`,
    key.bucket === undefined ? valueOfTypes(key.path, SCALARS) : bucketExpression(key.path, key.bucket, key.zone),
  ]);
  const measures = spec.measures.map((measure, at) => [`m${at}`, accumulator(measure)]);
  const shown = spec.measures.map((measure, at) => [`m${at}`, measure.measure === "count-distinct" ? sizeWithoutNull(`$m${at}`) : 1]);
  const stages: Query[] = [
    { $match: filter },
    { $group: { _id: keys.length === 0 ? null : Object.fromEntries(keys), ...Object.fromEntries(measures) } },
    { $project: { _id: 1, ...Object.fromEntries(shown) } },
  ];
  if (keys.length > 0) stages.push({ $sort: sortStage(spec) });
  if (spec.limit !== undefined) stages.push({ $limit: spec.limit });
  return stages;
}

/** Rows under the names of the spec. A group without keys has one row, even of nothing. */
export function namedRows(spec: GroupSpec, rows: readonly Query[]): GroupRow[] {
  const whole = rows.length === 0 && spec.keys.length === 0 ? [{}] : rows;
  return whole.map((row: Query) => {
    const keys = (row._id ?? {}) as Query;
    const named: GroupRow = {};
    spec.keys.forEach((key, at) => {
      named[key.name] = (keys[`k${at}`] ?? null) as Scalar;
    });
    spec.measures.forEach((measure, at) => {
      named[measure.name] = (row[`m${at}`] ?? (isCounted(measure) ? 0 : null)) as Scalar;
    });
    return named;
  });
}

function accumulator({ measure, path }: Measure): Query {
  if (path === undefined) return { $sum: 1 };
  switch (measure) {
    case "count":
      return { $sum: { $cond: [{ $eq: [valueExpression(path), null] }, 0, 1] } };
    case "count-distinct":
      return { $addToSet: valueOfTypes(path, SCALARS) };
    case "sum":
    case "avg":
      return { [`$${measure}`]: valueOfTypes(path, NUMBERS) };
    default:
      return { [`$${measure}`]: valueOfTypes(path, [...NUMBERS, "string"]) };
  }
}

function sizeWithoutNull(set: string): Expression {
  return { $size: { $filter: { input: set, as: "value", cond: { $not: [{ $eq: ["$$value", null] }] } } } };
}

function isCounted({ measure }: Measure): boolean {
  return measure === "count" || measure === "sum" || measure === "count-distinct";
}

function sortStage(spec: GroupSpec): Record<string, 1 | -1> {
  const places = new Map<string, string>();
  spec.keys.forEach((key, at) => {
    places.set(key.name, `_id.k${at}`);
  });
  spec.measures.forEach((measure, at) => {
    places.set(measure.name, `m${at}`);
  });
  const sort: Record<string, 1 | -1> = {};
  for (const { name, direction } of spec.sort ?? []) sort[places.get(name) ?? name] ??= direction === "asc" ? 1 : -1;
  for (const { name } of spec.keys) sort[places.get(name) ?? name] ??= 1;
  return sort;
}
