import type { Scalar } from "@zhili/contracts";
import { StoreBadFilter } from "../errors.js";
import type { FieldTest } from "./condition.js";
import { LIMITS } from "./limits.js";
import { isBrokenText } from "./text-fault.js";

/** Checks one operator with its operand. Throws STORE_BAD_FILTER { path, reason }. */
export function parseTest(path: string, operator: string, value: unknown): FieldTest {
  switch (operator) {
    case "$eq":
    case "$ne":
    case "$has":
      return { kind: "test", path, operator, value: scalar(path, value) };
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte": {
      const operand = scalar(path, value);
      if (typeof operand !== "string" && typeof operand !== "number") throw refuse(path, `${operator} takes a text or a number`);
      return { kind: "test", path, operator, value: operand };
    }
    case "$in":
    case "$nin":
      return { kind: "test", path, operator, value: list(path, operator, value).map((item) => scalar(path, item)) };
    case "$exists":
      if (typeof value !== "boolean") throw refuse(path, "$exists takes true or false");
      return { kind: "test", path, operator, value };
    case "$prefix":
    case "$contains":
      return { kind: "test", path, operator, value: text(path, operator, value) };
    case "$hasPrefix":
      return { kind: "test", path, operator, value: list(path, operator, value).map((item) => text(path, operator, item)) };
    default:
      throw refuse(path, `${operator.slice(0, 40)} is not in the dialect`);
  }
}

function scalar(path: string, value: unknown): Scalar {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string") return text(path, "a value", value);
  throw refuse(path, "the operand is not a text, a finite number, true, false or null");
}

function text(path: string, operator: string, value: unknown): string {
  if (typeof value !== "string") throw refuse(path, `${operator} takes a text`);
  if (value.length > LIMITS.textLength) throw refuse(path, `a text longer than ${LIMITS.textLength} characters`);
  if (isBrokenText(value)) throw refuse(path, "a text that is not well formed");
  return value;
}

function list(path: string, operator: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse(path, `${operator} takes a list`);
  const most = operator === "$hasPrefix" ? LIMITS.filterTests : LIMITS.listLength;
  if (value.length > most) throw refuse(path, `a list longer than ${most}`);
  return value;
}

function refuse(path: string, reason: string): Error {
  return StoreBadFilter({ facts: { path, reason } });
}
