import type { Snapshot } from "@zhili/contracts";
import { catchUp } from "./clock/catch-up.js";
import type { CompiledWorkflow } from "./compile/index.js";
import type { WorkflowContext } from "./context.js";
import { finish } from "./finish.js";
import { requireGuards } from "./guards/evaluate-guards.js";
import { requireRole } from "./guards/who-may.js";
import type { Outcome } from "./outcome.js";
import { note } from "./run/note.js";
import { planEffects } from "./run/plan-effects.js";
import { createRun, type Run, utc } from "./run/run.js";
import { enterState } from "./states/enter-state.js";

/** Puts a new record into the initial state. Throws WORKFLOW_ROLE_MISSING or WORKFLOW_GUARD_REFUSED when it may not be made. */
export function startWorkflow(workflow: CompiledWorkflow, context: WorkflowContext): Outcome {
  const { initial, create, title } = workflow.definition;
  const run: Run = createRun(workflow, blank(workflow, context), context);
  if (create?.roles !== undefined && context.actor.kind !== "system") requireRole(run, title, create.roles);
  requireGuards(run, title, workflow.create.guards);
  planEffects(run, workflow.create.effects, "create");
  note(run, "created", { to: initial });
  enterState(run, initial);
  catchUp(run);
  return finish(run);
}

function blank(workflow: CompiledWorkflow, context: WorkflowContext): Snapshot {
  const now = utc(context.now);
  return {
    workflow: workflow.ref,
    workflowHash: workflow.hash,
    state: workflow.definition.initial,
    startedAt: now,
    enteredAt: now,
    final: false,
    steps: 1,
    takenBy: { create: [context.record.createdBy] },
    approvals: {},
  };
}
