import { storedPath } from "./stored-document.js";
import type { Query } from "./test-query.js";

/** An aggregation expression. */
export type Expression = Query | string | number | null;

/** The value at a path that goes through objects only; null where there is none (MongoDB would go into arrays on the way). */
export function valueExpression(path: string): Expression {
  const field = `$${storedPath(path)}`;
  const steps = storedPath(path).split(".");
  const arrays = steps.slice(1).map((_, at) => ({ $isArray: [`$${steps.slice(0, at + 1).join(".")}`] }));
  const value = { $ifNull: [field, null] };
  return arrays.length === 0 ? value : { $cond: [{ $or: arrays }, null, value] };
}

/** The value at a path when it is of one of these types (as `$type` names them), else null. */
export function valueOfTypes(path: string, types: readonly string[]): Expression {
  const value = valueExpression(path);
  return { $cond: [{ $in: [{ $type: value }, types] }, value, null] };
}

export const NUMBERS = ["int", "long", "double", "decimal"] as const;
export const SCALARS = [...NUMBERS, "string", "bool"] as const;
