import type { Scalar } from "@zhili/contracts";
import type { SqlValue } from "./driver.js";
import { literal } from "./sql-path.js";

/** What turning a condition into SQL needs to know of its place. */
export interface SqlScope {
  /** Column or trigger row that holds the document: `doc`, `NEW.doc`. */
  readonly document: string;
  /** Bound values, in order; a scope without them writes every value as a literal. */
  readonly parameters: SqlValue[] | undefined;
  /** True when the equality stands in the `where` of some index, so that it must be written as a literal to match it. */
  readonly isPartial: (path: string, value: Scalar) => boolean;
  /** Side table of a full array index on the path, when it is to be used for these bounds. */
  readonly arrayTable: (path: string, bounds: readonly ArrayBound[]) => string | undefined;
}

/** Values of array elements: equal to `from`, or from `from` to below `to` (no end when undefined). */
export type ArrayBound = { readonly equal: SqlValue } | { readonly from: string; readonly below: string | undefined };

/** A scope for the `where` of an index and for triggers: literals only. */
export function literalScope(document: string): SqlScope {
  return { document, parameters: undefined, isPartial: () => false, arrayTable: () => undefined };
}

/** Binds a value, or writes it as a literal when the scope has no parameters. */
export function bind(scope: SqlScope, value: SqlValue): string {
  if (scope.parameters === undefined) return literal(value);
  scope.parameters.push(value);
  return "?";
}
