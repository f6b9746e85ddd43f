import type { JsonObject, Snapshot } from "@zhili/contracts";
import type { CompiledPlace, CompiledState, CompiledWorkflow } from "../compile/index.js";
import type { WorkflowContext } from "../context.js";
import { WorkflowUnknownState } from "../errors.js";
import type { PlannedEffect, TimelineEntry } from "../outcome.js";

/** Work on one event: the standing so far and what has been planned. Lives for one call; snapshots in it are replaced, never changed. */
export interface Run {
  readonly workflow: CompiledWorkflow;
  readonly context: WorkflowContext;
  snapshot: Snapshot;
  /** The moment at which things happen; earlier than now while late clock work is done. */
  moment: string;
  /** Fields of the record typed at this event, by top-level name. */
  fields: JsonObject;
  /** Everything typed at the step being taken. */
  input: JsonObject | undefined;
  readonly effects: PlannedEffect[];
  readonly timeline: TimelineEntry[];
}

export function createRun(workflow: CompiledWorkflow, snapshot: Snapshot, context: WorkflowContext): Run {
  return { workflow, context, snapshot, moment: utc(context.now), fields: {}, input: undefined, effects: [], timeline: [] };
}

/** A moment as all snapshots write it, so that texts compare like times. */
export const utc = (iso: string): string => new Date(iso).toISOString();

export function change(run: Run, part: Partial<Snapshot>): void {
  run.snapshot = { ...run.snapshot, ...part };
}

/** Counts one more step; effects planned from here on have their own idempotency keys. */
export function beginStep(run: Run): void {
  change(run, { steps: (run.snapshot.steps ?? 0) + 1 });
}

export function stateOf(workflow: CompiledWorkflow, snapshot: Snapshot): CompiledState {
  const state = workflow.states.get(snapshot.state);
  if (state === undefined) throw WorkflowUnknownState({ facts: { state: snapshot.state } });
  return state;
}

export const currentState = (run: Run): CompiledState => stateOf(run.workflow, run.snapshot);

/** The state in which a branch is. */
export function placeOfBranch(workflow: CompiledWorkflow, snapshot: Snapshot, branch: string): CompiledPlace | undefined {
  const standing = snapshot.branches?.[branch];
  return standing === undefined ? undefined : stateOf(workflow, snapshot).branches.get(branch)?.states.get(standing.state);
}

export const recordData = (run: Run): JsonObject => ({ ...run.context.record.data, ...run.fields });
