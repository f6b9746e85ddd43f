import type { Condition } from "../dialect/condition.js";
import { either, NOTHING, type Query, testQuery } from "./test-query.js";

/** A checked condition as a MongoDB filter. */
export function conditionQuery(condition: Condition): Query {
  if (condition.kind === "test") return testQuery(condition);
  const parts = condition.parts.map(conditionQuery);
  if (condition.kind === "any") return parts.length === 0 ? NOTHING : either(parts);
  return both(parts);
}

/** All of the queries; everything when there are none. */
export function both(queries: readonly Query[]): Query {
  const parts = queries.filter((query) => Object.keys(query).length > 0);
  const only = parts[0];
  if (only === undefined) return {};
  return parts.length === 1 ? only : { $and: parts };
}

/** The id when the condition asks for nothing but one id. */
export function onlyIdOf(condition: Condition): string | undefined {
  const isId = condition.kind === "test" && condition.path === "id" && condition.operator === "$eq";
  return isId && typeof condition.value === "string" ? condition.value : undefined;
}
