import { $push } from "mingo/operators/accumulator";
import type { Options } from "mingo/types";
import { compare } from "../values/order.js";

/** `$min` with the server's order of values; null and missing do not take part. */
export function $min(documents: unknown[], expression: unknown, options: Options): unknown {
  return extreme($push(documents as never, expression as never, options), -1);
}

/** `$max` with the server's order of values; null and missing do not take part. */
export function $max(documents: unknown[], expression: unknown, options: Options): unknown {
  return extreme($push(documents as never, expression as never, options), 1);
}

function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  const present = values.filter((value) => value !== null && value !== undefined);
  if (present.length === 0) return null;
  return present.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
}
