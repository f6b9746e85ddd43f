import type { IndexSpec } from "@zhili/contracts";
import type { IndexDescription } from "mongodb";
import { storedPath } from "./stored-document.js";
import type { Query } from "./test-query.js";

/** An index as MongoDB is told of it. */
export type IndexShape = Pick<IndexDescription, "name" | "unique" | "partialFilterExpression"> & { readonly key: Record<string, 1 | -1> };

/**
 * The id is the last column of an index that is neither unique nor over arrays, so that it serves keyset paging. Partial filters cannot
 * say "not null", so a unique index names the types that are: texts and numbers as ranges (a query for one value is seen to lie within),
 * the rest by type.
 */
export function indexShape(spec: IndexSpec): IndexShape {
  const key: Record<string, 1 | -1> = {};
  for (const { path, direction } of spec.keys) key[storedPath(path)] = direction === "desc" ? -1 : 1;
  if (spec.unique !== true && spec.array !== true && key._id === undefined) key._id = spec.keys.at(-1)?.direction === "desc" ? -1 : 1;
  const filters: Query[] = Object.entries(spec.where ?? {}).map(([path, value]) => ({ [storedPath(path)]: { $eq: value } }));
  if (spec.unique === true) filters.push(...spec.keys.filter(({ path }) => path !== "id").map(({ path }) => presentAt(storedPath(path), spec.array === true)));
  const partial = filters.length > 1 ? { $and: filters } : filters[0];
  return {
    key,
    name: spec.name,
    ...(spec.unique === true ? { unique: true } : {}),
    ...(partial === undefined ? {} : { partialFilterExpression: partial }),
  };
}

/** True when the index that the server tells of is what the shape asks for, but for its name. */
export function isSameShape(shape: IndexShape, found: Readonly<Record<string, unknown>>): boolean {
  const text = (key: unknown, unique: unknown, partial: unknown) => JSON.stringify([key, unique === true, partial ?? null], writeInfinity);
  return text(shape.key, shape.unique, shape.partialFilterExpression) === text(found.key, found.unique, found.partialFilterExpression);
}

function writeInfinity(_name: string, value: unknown): unknown {
  return value === Number.NEGATIVE_INFINITY ? "-Infinity" : value;
}

function presentAt(path: string, overElements: boolean): Query {
  const ranges: Query[] = [{ [path]: { $gte: "" } }, { [path]: { $gte: Number.NEGATIVE_INFINITY } }];
  return { $or: overElements ? ranges : [...ranges, { [path]: { $type: ["bool", "object"] } }] };
}
