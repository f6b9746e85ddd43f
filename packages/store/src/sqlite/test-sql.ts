import type { Scalar } from "@zhili/contracts";
import type { FieldTest, OrderOperator } from "../dialect/condition.js";
import { arraySql } from "./array-sql.js";
import { literal, typeSql, valueSql } from "./sql-path.js";
import { bind, type SqlScope } from "./sql-scope.js";
import { afterPrefix } from "./text-range.js";

const NUMBER_TYPES = "('integer','real')";
const LISTED_IN_TEXT = 4;
const SYMBOLS = { $gt: ">", $gte: ">=", $lt: "<", $lte: "<=" } as const;

/**
 * One test as SQL, strict in types though JSON `true` is 1 in SQL: a type is asked only where the two could meet.
 * `siblings` are the tests of the same conjunction; a bound that a sibling gives is not written twice, so that an index sees one range.
 */
export function testSql(test: FieldTest, scope: SqlScope, siblings: readonly FieldTest[]): string {
  const value = valueSql(test.path, scope.document);
  switch (test.operator) {
    case "$eq":
      return equalSql(test.path, test.value, scope);
    case "$ne":
      return differSql(test.path, test.value, scope);
    case "$in":
      return inSql(test.path, test.value, scope);
    case "$nin":
      return notInSql(test.path, test.value, scope);
    case "$exists":
      return `${typeSql(test.path, scope.document)} IS ${test.value ? "NOT " : ""}NULL`;
    case "$prefix":
      return prefixSql(value, test.value, scope);
    case "$contains":
      return `(typeof(${value}) = 'text' AND instr(${value}, ${bind(scope, test.value)}) > 0)`;
    case "$has":
    case "$hasPrefix":
      return arraySql(test, scope);
    default:
      return orderSql(test, scope, siblings);
  }
}

function equalSql(path: string, operand: Scalar, scope: SqlScope): string {
  const value = valueSql(path, scope.document);
  if (operand === null) return `${value} IS NULL`;
  const type = typeSql(path, scope.document);
  if (typeof operand === "boolean") return `${value} = ${operand ? 1 : 0} AND ${type} = '${operand}'`;
  const bound = scope.isPartial(path, operand) ? literal(operand) : bind(scope, operand);
  return isBooleanLike(operand) ? `${value} = ${bound} AND ${type} IN ${NUMBER_TYPES}` : `${value} = ${bound}`;
}

function differSql(path: string, operand: Scalar, scope: SqlScope): string {
  const value = valueSql(path, scope.document);
  if (operand === null) return `${value} IS NOT NULL`;
  const type = typeSql(path, scope.document);
  if (typeof operand === "boolean") return `(${value} IS NOT ${operand ? 1 : 0} OR ${type} <> '${operand}')`;
  const differs = `${value} IS NOT ${bind(scope, operand)}`;
  return isBooleanLike(operand) ? `(${differs} OR ${type} IN ('true','false'))` : differs;
}

function inSql(path: string, operands: readonly Scalar[], scope: SqlScope): string {
  const { plain, special } = split(operands);
  const parts = special.map((operand) => `(${equalSql(path, operand, scope)})`);
  const only = plain[0];
  if (plain.length === 1 && only !== undefined) parts.push(equalSql(path, only, scope));
  else if (plain.length > 0) parts.push(`${valueSql(path, scope.document)} IN ${listSql(plain, scope)}`);
  if (parts.length === 0) return "0";
  return parts.length === 1 ? (parts[0] ?? "0") : `(${parts.join(" OR ")})`;
}

function notInSql(path: string, operands: readonly Scalar[], scope: SqlScope): string {
  const { plain, special } = split(operands);
  const parts = special.map((operand) => differSql(path, operand, scope));
  const value = valueSql(path, scope.document);
  if (plain.length > 0) parts.push(`(${value} IS NULL OR ${value} NOT IN ${listSql(plain, scope)})`);
  return parts.length === 0 ? "1" : parts.join(" AND ");
}

function listSql(operands: readonly (string | number)[], scope: SqlScope): string {
  if (operands.length > LISTED_IN_TEXT) return `(SELECT value FROM json_each(${bind(scope, JSON.stringify(operands))}))`;
  return `(${operands.map((operand) => bind(scope, operand)).join(",")})`;
}

function split(operands: readonly Scalar[]): { plain: (string | number)[]; special: Scalar[] } {
  const plain: (string | number)[] = [];
  const special: Scalar[] = [];
  for (const operand of new Set(operands)) {
    if (operand === null || typeof operand === "boolean" || isBooleanLike(operand)) special.push(operand);
    else plain.push(operand);
  }
  return { plain, special };
}

function prefixSql(value: string, prefix: string, scope: SqlScope): string {
  const from = `${value} >= ${bind(scope, prefix)}`;
  const below = afterPrefix(prefix);
  return `${from} AND ${value} < ${below === undefined ? "x''" : bind(scope, below)}`;
}

function orderSql(
  test: FieldTest & { readonly operator: OrderOperator; readonly value: string | number },
  scope: SqlScope,
  siblings: readonly FieldTest[],
): string {
  const value = valueSql(test.path, scope.document);
  const compared = `${value} ${SYMBOLS[test.operator]} ${bind(scope, test.value)}`;
  const upward = test.operator === "$gt" || test.operator === "$gte";
  const parts = [compared];
  if (typeof test.value === "string") {
    if (!isBounded(test, siblings, upward)) parts.push(upward ? `${value} < x''` : `${value} >= ''`);
  } else {
    if (upward && !isBounded(test, siblings, upward)) parts.push(`${value} < ''`);
    if (meetsBoolean(test.operator, test.value)) parts.push(`${typeSql(test.path, scope.document)} IN ${NUMBER_TYPES}`);
  }
  return parts.join(" AND ");
}

function isBounded(test: FieldTest & { readonly value: string | number }, siblings: readonly FieldTest[], upward: boolean): boolean {
  return siblings.some((other) => {
    if (other.path !== test.path || typeof other.value !== typeof test.value) return false;
    if (other.operator === "$prefix") return true;
    return upward ? other.operator === "$lt" || other.operator === "$lte" : other.operator === "$gt" || other.operator === "$gte";
  });
}

function meetsBoolean(operator: OrderOperator, operand: number): boolean {
  if (operator === "$gt") return operand < 1;
  if (operator === "$gte") return operand <= 1;
  return operator === "$lt" ? operand > 0 : operand >= 0;
}

function isBooleanLike(operand: Scalar): boolean {
  return operand === 0 || operand === 1;
}
