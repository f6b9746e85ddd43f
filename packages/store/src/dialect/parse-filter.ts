import type { Filter } from "@zhili/contracts";
import { StoreBadFilter } from "../errors.js";
import { checkPath } from "./check-path.js";
import type { Condition } from "./condition.js";
import { LIMITS } from "./limits.js";
import { parseTest } from "./parse-test.js";
import { isPlainObject } from "./plain-object.js";

/**
 * Checks a filter against the restricted dialect and returns it as a condition.
 * Throws STORE_BAD_FILTER { path, reason } for unknown operators, wrong operand types and sizes, STORE_BAD_PATH for bad paths.
 * A field given as `undefined` is refused, for it would silently match everything.
 */
export function parseFilter(filter: Filter): Condition {
  const budget = { tests: LIMITS.filterTests };
  return parseLevel(filter, 0, budget);
}

function parseLevel(filter: unknown, depth: number, budget: { tests: number }): Condition {
  if (!isPlainObject(filter)) throw refuse("", "not an object");
  if (depth > LIMITS.filterDepth) throw refuse("", `nested deeper than ${LIMITS.filterDepth}`);
  const parts: Condition[] = [];
  for (const key of Object.keys(filter)) {
    const value = filter[key];
    if (key === "$and" || key === "$or") {
      if (value === undefined) continue;
      if (!Array.isArray(value)) throw refuse(key, "not a list of filters");
      spend(budget, value.length);
      const inner = value.map((part: unknown) => parseLevel(part, depth + 1, budget));
      parts.push({ kind: key === "$and" ? "all" : "any", parts: inner });
    } else if (key.startsWith("$")) {
      throw refuse(key, "an operator that is not in the dialect");
    } else {
      parseField(checkPath(key), value, parts, budget);
    }
  }
  const only = parts[0];
  return parts.length === 1 && only !== undefined ? only : { kind: "all", parts };
}

function parseField(path: string, value: unknown, parts: Condition[], budget: { tests: number }): void {
  if (value === undefined) throw refuse(path, "no value");
  if (!isPlainObject(value)) {
    spend(budget, 1);
    parts.push(parseTest(path, "$eq", value));
    return;
  }
  const operators = Object.keys(value);
  if (operators.length === 0) throw refuse(path, "no operator");
  spend(budget, operators.length);
  for (const operator of operators) parts.push(parseTest(path, operator, value[operator]));
}

function spend(budget: { tests: number }, tests: number): void {
  budget.tests -= tests;
  if (budget.tests < 0) throw refuse("", `more than ${LIMITS.filterTests} tests`);
}

function refuse(path: string, reason: string): Error {
  return StoreBadFilter({ facts: { path, reason } });
}
