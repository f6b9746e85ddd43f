import type { FieldTest } from "../dialect/condition.js";
import { pathLiteral, typeSql } from "./sql-path.js";
import { type ArrayBound, bind, type SqlScope } from "./sql-scope.js";
import { afterPrefix } from "./text-range.js";

type ArrayTest = Extract<FieldTest, { operator: "$has" | "$hasPrefix" }>;

/** A test of the elements of an array: through the side table of an array index when there is one, else element by element. */
export function arraySql(test: ArrayTest, scope: SqlScope): string {
  const bounds = boundsOf(test);
  if (bounds !== undefined) {
    if (bounds.length === 0) return "0";
    const table = scope.arrayTable(test.path, bounds);
    if (table !== undefined) return `n IN (${bounds.map((bound) => `SELECT n FROM ${table} WHERE ${boundSql("v", bound, scope)}`).join(" UNION ALL ")})`;
  }
  const matches = bounds === undefined ? typeMatch(test) : bounds.map((bound) => boundSql("e.value", bound, scope)).join(" OR ");
  const scalar = bounds === undefined ? "" : `AND e.type IN ('text','integer','real')`;
  const path = pathLiteral(test.path);
  return `(${typeSql(test.path, scope.document)} = 'array' AND EXISTS (SELECT 1 FROM json_each(${scope.document},${path}) e WHERE (${matches}) ${scalar}))`;
}

/** SQL of one bound on a column of element values. */
export function boundSql(column: string, bound: ArrayBound, scope: SqlScope): string {
  if ("equal" in bound) return `${column} = ${bind(scope, bound.equal)}`;
  const from = `${column} >= ${bind(scope, bound.from)}`;
  return `(${from} AND ${column} < ${bound.below === undefined ? "x''" : bind(scope, bound.below)})`;
}

/** Bounds on texts and numbers; undefined for true, false and null, which are told by type. */
function boundsOf(test: ArrayTest): ArrayBound[] | undefined {
  if (test.operator === "$hasPrefix") return test.value.map((prefix) => ({ from: prefix, below: afterPrefix(prefix) }));
  return test.value === null || typeof test.value === "boolean" ? undefined : [{ equal: test.value }];
}

function typeMatch(test: ArrayTest): string {
  return `e.type = '${String(test.value)}'`;
}
