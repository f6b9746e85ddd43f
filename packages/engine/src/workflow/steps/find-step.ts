import type { Snapshot } from "@zhili/contracts";
import { nearest } from "../../schema/index.js";
import type { CompiledTransition, CompiledWorkflow } from "../compile/index.js";
import { WorkflowFinal, WorkflowNotInState, WorkflowUnknownTransition } from "../errors.js";
import { stateOf } from "../run/run.js";
import { standingOf } from "./pass-step.js";

/** The step by its id, when it leads out of where the record is. Throws WORKFLOW_UNKNOWN_TRANSITION or WORKFLOW_NOT_IN_STATE. */
export function findStep(workflow: CompiledWorkflow, snapshot: Snapshot, id: string): CompiledTransition {
  const step = workflow.transitions.get(id);
  if (step === undefined) {
    const near = nearest(id, workflow.transitions.keys());
    throw WorkflowUnknownTransition({ facts: { transition: id, ...(near === undefined ? {} : { suggestion: near }) } });
  }
  if (leadsOut(snapshot, step)) return step;
  const states = step.branch === undefined ? undefined : workflow.states.get(step.branch.state)?.branches.get(step.branch.id)?.states;
  const from = step.definition.from.map((state) => (states ?? workflow.states).get(state)?.definition.title ?? state);
  const state = stateOf(workflow, snapshot).definition.title;
  throw WorkflowNotInState({ facts: { step: step.definition.title, state, from: from.join("、") } });
}

export function leadsOut(snapshot: Snapshot, step: CompiledTransition): boolean {
  const place = standingOf(snapshot, step);
  return place !== undefined && step.definition.from.includes(place);
}

/** Throws WORKFLOW_FINAL when the record has ended. */
export function requireRunning(workflow: CompiledWorkflow, snapshot: Snapshot): void {
  if (snapshot.final) throw WorkflowFinal({ facts: { state: stateOf(workflow, snapshot).definition.title } });
}
