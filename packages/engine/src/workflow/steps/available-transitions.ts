import { type Snapshot, ZhiliError } from "@zhili/contracts";
import { WorkflowQuorumShort, WorkflowTallyInvalid } from "../approvals/errors.js";
import type { CompiledTransition, CompiledWorkflow } from "../compile/index.js";
import type { WorkflowContext } from "../context.js";
import { WorkflowFieldRequired, WorkflowGuardBroken, WorkflowGuardRefused, WorkflowSignatureRequired } from "../errors.js";
import { type GuardRefusal, guardError } from "../guards/evaluate-guards.js";
import { transition } from "../transition.js";
import { leadsOut } from "./find-step.js";

/** A step that people take from where the record stands. */
export interface AvailableStep {
  readonly step: CompiledTransition;
  /** Why this person can't take it now, whatever they type; absent when they can. */
  readonly refusal?: ZhiliError;
}

/** Steps that people take from where the record stands, those of running branches too, whoever may. */
export function openSteps(workflow: CompiledWorkflow, snapshot: Snapshot): CompiledTransition[] {
  if (snapshot.final) return [];
  return [...workflow.transitions.values()].filter((step) => (step.definition.trigger ?? "person") === "person" && leadsOut(snapshot, step));
}

/** What the actor can do next. Each step is tried with nothing typed; what is only still to be typed is no refusal. */
export function availableTransitions(workflow: CompiledWorkflow, snapshot: Snapshot, context: WorkflowContext): AvailableStep[] {
  return openSteps(workflow, snapshot).map((step) => {
    const refusal = refusalOf(workflow, snapshot, step, context);
    return refusal === undefined ? { step } : { step, refusal };
  });
}

const UNTYPED = [WorkflowFieldRequired, WorkflowSignatureRequired];
const COUNTED = [WorkflowTallyInvalid, WorkflowQuorumShort];

/** A comment stands in for the one still to be typed, so that the try goes on to roles and guards. */
function refusalOf(workflow: CompiledWorkflow, snapshot: Snapshot, step: CompiledTransition, context: WorkflowContext): ZhiliError | undefined {
  try {
    transition(workflow, snapshot, { type: "take", transition: step.id, comment: "…" }, context);
    return undefined;
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    if (UNTYPED.some((kind) => kind.is(error)) || (step.tally !== undefined && COUNTED.some((kind) => kind.is(error)))) return undefined;
    return standing(error, step);
  }
}

/** Guards that look at what is typed can't be judged before; the others stand. */
function standing(error: ZhiliError, { definition, guards }: CompiledTransition): ZhiliError | undefined {
  const waits = (id: unknown): boolean => guards.some((guard) => guard.definition.id === id && guard.awaitsInput);
  const { code, facts } = error;
  if (code === WorkflowGuardBroken.kind.code) return waits(facts.guard) ? undefined : error;
  if (code !== WorkflowGuardRefused.kind.code) return error;
  const refused = (facts.refused ?? []) as readonly GuardRefusal[];
  return guardError(
    definition.title,
    refused.filter(({ guard }) => !waits(guard)),
  );
}
