import type { Issue, Json } from "@zhili/contracts";
import type { CompiledExpression } from "../../expression/index.js";

/** One declared change of what records hold, ready to run. Fields are dotted paths; steps through lists reach every row. */
export type MoveStep = { readonly id: string } & (
  | { readonly type: "rename-field"; readonly from: string; readonly to: string }
  | { readonly type: "retype-field"; readonly field: string; readonly forward: CompiledExpression; readonly backward?: CompiledExpression }
  /** `reversible` when no record could hold `to` before. */
  | { readonly type: "map-option"; readonly field: string; readonly from: string; readonly to: string; readonly reversible: boolean }
  | { readonly type: "set-default"; readonly field: string; readonly value: Json }
  | { readonly type: "remove-field"; readonly field: string }
);

/** Why a value could not be moved, or led back. */
export interface MoveFailure {
  readonly step: string;
  readonly field: string;
  readonly issue: Issue;
}

/** The fields at the top level that a step reads or writes. */
export function touchedBy(step: MoveStep): readonly string[] {
  return step.type === "rename-field" ? [step.from, step.to] : [step.field];
}
