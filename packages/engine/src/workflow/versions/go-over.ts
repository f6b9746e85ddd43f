import type { Snapshot } from "@zhili/contracts";
import { nextAt } from "../clock/catch-up.js";
import type { CompiledState, CompiledWorkflow } from "../compile/index.js";
import type { WorkflowContext } from "../context.js";
import { createRun } from "../run/run.js";

/** Why a case can't go over: the version has no such state, the state needs what the case does not have, or the move would end or reopen it. */
export type Hindrance = "no-state" | "needs-more" | "ends" | "branch";

export type GoneOver = { readonly snapshot: Snapshot } | { readonly hindrance: Hindrance; readonly state: string };

/**
 * The standing of a case on another version of its workflow, in the state that takes the place of its own. Nothing starts anew: its
 * deadline, votes and checks stay, only the clock is worked out again. `from` is the version that it stands on.
 */
export function goOver(workflow: CompiledWorkflow, from: CompiledWorkflow | undefined, snapshot: Snapshot, target: string, context: WorkflowContext): GoneOver {
  const state = workflow.states.get(target);
  if (state === undefined) return { hindrance: "no-state", state: target };
  const hindrance = hindranceOf(state, from?.states.get(snapshot.state), snapshot);
  if (hindrance !== undefined) return { hindrance, state: target };
  const { nextAt: _waits, ...standing } = { ...snapshot, workflow: workflow.ref, workflowHash: workflow.hash, state: target };
  if (standing.final) return { snapshot: standing };
  const next = nextAt(createRun(workflow, standing, context));
  return { snapshot: next === undefined ? standing : { ...standing, nextAt: next } };
}

/** The states of a version, in its order, in which the case could go on. */
export function statesToGoTo(workflow: CompiledWorkflow, from: CompiledWorkflow | undefined, snapshot: Snapshot): string[] {
  const old = from?.states.get(snapshot.state);
  return [...workflow.states].filter(([, state]) => hindranceOf(state, old, snapshot) === undefined).map(([id]) => id);
}

function hindranceOf({ definition, branches }: CompiledState, old: CompiledState | undefined, snapshot: Snapshot): Hindrance | undefined {
  if ((definition.kind === "final") !== snapshot.final) return "ends";
  if (snapshot.final) return undefined;
  const needed = (["window", "checklist", "children"] as const).filter((part) => definition[part] !== undefined && snapshot[part] === undefined);
  if (needed.some((part) => old?.definition[part] === undefined)) return "needs-more";
  const standings = Object.entries(snapshot.branches ?? {});
  if (standings.some(([id, standing]) => branches.get(id)?.states.has(standing.state) !== true)) return "branch";
  return branches.size > standings.length && (old?.branches.size ?? 0) !== branches.size ? "needs-more" : undefined;
}
