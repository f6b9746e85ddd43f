import type { DefinitionKind } from "../pack-document.js";
import type { MoveStep } from "./move-step.js";

/** What becomes of the records of one type. References are `pack:id`. */
export interface TypeMove {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly MoveStep[];
}

/** What becomes of the cases of one workflow: they go over to the newer version, from state to state. */
export interface WorkflowMove {
  readonly from: string;
  readonly to: string;
  /** Old state to new; a state that is not here keeps its id. */
  readonly states: ReadonlyMap<string, string>;
}

export interface NameMove {
  readonly kind: DefinitionKind;
  readonly from: string;
  readonly to: string;
}

/** All that an upgrade does to what is stored. */
export interface MovePlan {
  /** By the old reference. */
  readonly types: ReadonlyMap<string, TypeMove>;
  /** By the old reference. */
  readonly workflows: ReadonlyMap<string, WorkflowMove>;
  readonly names: readonly NameMove[];
}
