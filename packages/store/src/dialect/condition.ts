import type { Scalar } from "@zhili/contracts";

/** A filter that has been checked; what an adapter turns into its own query. `all` of nothing is true, `any` of nothing is false. */
export type Condition = AllOf | AnyOf | FieldTest;

export interface AllOf {
  readonly kind: "all";
  readonly parts: readonly Condition[];
}

export interface AnyOf {
  readonly kind: "any";
  readonly parts: readonly Condition[];
}

/**
 * One test of one field. Laws, the same for every adapter:
 * types are strict (`1`, `"1"` and `true` differ); a missing field counts as null for `$eq $ne $in $nin`; `$ne` and `$nin` are the
 * exact negations of `$eq` and `$in`; order tests hold only between two numbers or two strings (by code point); scalar tests never
 * look into arrays (an array or object equals no scalar); `$has` and `$hasPrefix` hold only for arrays.
 */
export type FieldTest =
  | { readonly kind: "test"; readonly path: string; readonly operator: "$eq" | "$ne"; readonly value: Scalar }
  | { readonly kind: "test"; readonly path: string; readonly operator: "$has"; readonly value: Scalar }
  | { readonly kind: "test"; readonly path: string; readonly operator: OrderOperator; readonly value: string | number }
  | { readonly kind: "test"; readonly path: string; readonly operator: "$in" | "$nin"; readonly value: readonly Scalar[] }
  | { readonly kind: "test"; readonly path: string; readonly operator: "$exists"; readonly value: boolean }
  | { readonly kind: "test"; readonly path: string; readonly operator: "$prefix" | "$contains"; readonly value: string }
  | { readonly kind: "test"; readonly path: string; readonly operator: "$hasPrefix"; readonly value: readonly string[] };

export type OrderOperator = "$gt" | "$gte" | "$lt" | "$lte";
