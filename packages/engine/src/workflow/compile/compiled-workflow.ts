import type { CompiledExpression } from "../../expression/index.js";
import type { Branch, Effect, Guard, Transition, WorkflowDefinition, WorkflowState } from "./definition-parts.js";

export interface CompiledGuard {
  readonly definition: Guard;
  readonly when?: CompiledExpression;
  readonly explain: readonly (readonly [string, CompiledExpression])[];
  /** Whether it looks at what is typed at the step, so that it can't be judged before. */
  readonly awaitsInput: boolean;
  /** Whether time alone can change its verdict. */
  readonly clocked: boolean;
}

export interface CompiledEffect {
  readonly definition: Effect;
  readonly when?: CompiledExpression;
}

export interface CompiledTally {
  readonly eligible: CompiledExpression;
  readonly present: CompiledExpression;
  readonly agree: CompiledExpression;
  readonly against?: CompiledExpression;
  readonly abstain?: CompiledExpression;
}

export interface CompiledTransition {
  readonly id: string;
  readonly definition: Transition;
  /** Where the step lives when it belongs to a branch. */
  readonly branch?: { readonly state: string; readonly id: string };
  readonly guards: readonly CompiledGuard[];
  readonly effects: readonly CompiledEffect[];
  readonly onRejected: readonly CompiledEffect[];
  readonly tally?: CompiledTally;
  readonly eligible?: CompiledExpression;
}

export interface CompiledBranch {
  readonly definition: Branch;
  readonly states: ReadonlyMap<string, CompiledPlace>;
}

/** What main states and states of a branch have in common. */
export interface CompiledPlace {
  readonly definition: Pick<WorkflowState, "id" | "title" | "deadline" | "who"> & { readonly kind?: string };
  readonly leaving: readonly CompiledTransition[];
  /** Effects of the ladder's steps, by the step's id. */
  readonly ladder: ReadonlyMap<string, readonly CompiledEffect[]>;
}

export interface CompiledChild {
  readonly definition: NonNullable<WorkflowState["children"]>[number];
  readonly data: readonly (readonly [string, CompiledExpression])[];
}

export interface CompiledState extends CompiledPlace {
  readonly definition: WorkflowState;
  readonly onEntry: readonly CompiledEffect[];
  readonly onExit: readonly CompiledEffect[];
  readonly onClean: readonly CompiledEffect[];
  readonly onUpheld: readonly CompiledEffect[];
  readonly onPassed: readonly CompiledEffect[];
  readonly onFailed: readonly CompiledEffect[];
  readonly children: readonly CompiledChild[];
  readonly branches: ReadonlyMap<string, CompiledBranch>;
}

/** A definition ready to run; immutable and shareable. */
export interface CompiledWorkflow {
  /** `pack:id`. */
  readonly ref: string;
  readonly hash: string;
  readonly definition: WorkflowDefinition;
  readonly create: { readonly guards: readonly CompiledGuard[]; readonly effects: readonly CompiledEffect[] };
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly transitions: ReadonlyMap<string, CompiledTransition>;
  roleTitle(ref: string): string;
  fieldTitle(field: string): string;
}
