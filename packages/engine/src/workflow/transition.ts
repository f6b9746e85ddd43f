import type { Snapshot } from "@zhili/contracts";
import { check } from "./checklists/check.js";
import { childFinal } from "./children/child-final.js";
import { catchUp } from "./clock/catch-up.js";
import type { CompiledWorkflow } from "./compile/index.js";
import type { WorkflowContext } from "./context.js";
import { WorkflowOtherVersion } from "./errors.js";
import type { WorkflowEvent } from "./events.js";
import { finish } from "./finish.js";
import { move } from "./moves/move.js";
import type { Outcome } from "./outcome.js";
import { createRun, type Run, stateOf } from "./run/run.js";
import { requireRunning } from "./steps/find-step.js";
import { take, takeBySystem } from "./steps/take.js";
import { find } from "./windows/find.js";
import { object } from "./windows/object.js";

/** The next standing of a record, and the work that follows; the snapshot given is never changed. What the clock owes by now is done first. A refusal is thrown (WORKFLOW_*). */
export function transition(workflow: CompiledWorkflow, snapshot: Snapshot, event: WorkflowEvent, context: WorkflowContext): Outcome {
  requireVersion(workflow, snapshot);
  const run = createRun(workflow, snapshot, context);
  if (event.type === "tick" && snapshot.final) return { snapshot, effects: [], timeline: [] };
  requireRunning(workflow, snapshot);
  catchUp(run);
  if (event.type !== "tick") {
    requireRunning(workflow, run.snapshot);
    handle(run, event);
    catchUp(run);
  }
  return finish(run);
}

function handle(run: Run, event: Exclude<WorkflowEvent, { type: "tick" }>): void {
  run.input = undefined;
  switch (event.type) {
    case "take":
      take(run, event);
      break;
    case "system":
      takeBySystem(run, event);
      break;
    case "check":
      check(run, event);
      break;
    case "move":
      move(run, event);
      break;
    case "object":
      object(run, event);
      break;
    case "find":
      find(run, event);
      break;
    case "child-final":
      childFinal(run, event);
      break;
  }
}

export function requireVersion(workflow: CompiledWorkflow, snapshot: Snapshot): void {
  if (snapshot.workflow !== workflow.ref || snapshot.workflowHash !== workflow.hash) {
    throw WorkflowOtherVersion({ facts: { snapshot: `${snapshot.workflow}@${snapshot.workflowHash}`, workflow: `${workflow.ref}@${workflow.hash}` } });
  }
  stateOf(workflow, snapshot);
}
