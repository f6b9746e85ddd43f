import type { Json } from "@zhili/contracts";
import type { SortKey } from "../dialect/check-find.js";
import { StoreBadCursor } from "../errors.js";
import type { SqlValue } from "./driver.js";
import { valueSql } from "./sql-path.js";

/** One index range after a cursor; the ranges of a cursor follow each other in sort order. */
export interface KeysetRange {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  /** The keys that still order documents within the range; a key that is null in all of it is left out. */
  readonly order: readonly SortKey[];
}

type Tie = Pick<KeysetRange, "sql" | "parameters">;

const LEAST = "-9e999";

/** `k1 DESC, id DESC` for a complete sort. */
export function orderBySql(sort: readonly SortKey[]): string {
  return sort.map((key) => `${valueSql(key.path)} ${key.direction === "asc" ? "ASC" : "DESC"}`).join(", ");
}

/**
 * What comes after a position, as at most two ranges of the first key: `k <= ? AND (k < ? OR <tie>)`, and where nulls are on
 * the other side of the position, a range for those, because one OR of both would not be a range.
 */
export function rangesAfter(sort: readonly SortKey[], values: readonly Json[]): KeysetRange[] {
  const [first, ...rest] = sort;
  if (first === undefined) return [];
  const value = sqlValue(values[0]);
  const others = values.slice(1).map(sqlValue);
  const key = valueSql(first.path);
  if (rest.length === 0) return [{ sql: `${key} ${first.direction === "asc" ? ">" : "<"} ?`, parameters: [value], order: sort }];
  const tie = tieSql(rest, others);
  if (value === null) {
    const nulls: KeysetRange = { sql: `${key} IS NULL AND ${tie.sql}`, parameters: tie.parameters, order: rest };
    return first.direction === "asc" ? [nulls, { sql: `${key} >= ${LEAST}`, parameters: [], order: sort }] : [nulls];
  }
  const [within, beyond] = first.direction === "asc" ? [">=", ">"] : ["<=", "<"];
  const range = { sql: `${key} ${within} ? AND (${key} ${beyond} ? OR ${tie.sql})`, parameters: [value, value, ...tie.parameters], order: sort };
  return first.direction === "asc" ? [range] : [range, { sql: `${key} IS NULL`, parameters: [], order: rest }];
}

/** Order among documents that are equal in all earlier keys. */
function tieSql(sort: readonly SortKey[], values: readonly SqlValue[]): Tie {
  const [first, ...rest] = sort;
  const value = values[0] ?? null;
  if (first === undefined) return { sql: "0", parameters: [] };
  const key = valueSql(first.path);
  const ascending = first.direction === "asc";
  if (rest.length === 0) return { sql: `${key} ${ascending ? ">" : "<"} ?`, parameters: [value] };
  const tie = tieSql(rest, values.slice(1));
  if (value === null) return { sql: ascending ? `(${key} IS NOT NULL OR ${tie.sql})` : `(${key} IS NULL AND ${tie.sql})`, parameters: tie.parameters };
  const beyond = ascending ? `${key} > ?` : `${key} < ? OR ${key} IS NULL`;
  return { sql: `(${beyond} OR (${key} = ? AND ${tie.sql}))`, parameters: [value, value, ...tie.parameters] };
}

/** The value of a sort key in a cursor: scalars as they are, an array or object as `{ blob }` in base64. */
function sqlValue(value: Json | undefined): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "object") return value;
  const blob = Array.isArray(value) ? undefined : value.blob;
  if (typeof blob !== "string") throw StoreBadCursor();
  return Buffer.from(blob, "base64");
}
