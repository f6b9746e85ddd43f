import type { Snapshot } from "@zhili/contracts";
import { startWorkflow } from "@zhili/engine/workflow";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { applyOutcome } from "./apply-outcome.js";
import { readableRefusal } from "./readable-refusal.js";
import { workflowContext } from "./workflow-context.js";

/** Starts the workflow of a new record; nothing happens for types without one. */
export async function startRecordWorkflow(unit: Unit, working: WorkingRecord, byEffect: boolean): Promise<void> {
  const ref = working.type.workflow;
  const workflow = ref === undefined ? undefined : unit.configuration.workflows.get(ref);
  const definition = ref === undefined ? undefined : unit.configuration.workflowDefinitions.get(ref)?.definition;
  if (workflow === undefined || definition === undefined) return;
  const facts = definition.create?.facts;
  const context = await workflowContext(unit, working, facts, {}, { trusted: byEffect });
  try {
    await applyOutcome(unit, working.record.id, startWorkflow(workflow, context), context, "create", facts);
  } catch (error) {
    throw readableRefusal(error, unit, working.record.data);
  }
}

/** Puts a record into a state without going there: for fixtures and cases, with no effects, tasks or clock. */
export function placeInState(unit: Unit, working: WorkingRecord, state: string): void {
  const ref = working.type.workflow;
  const placed = ref === undefined ? undefined : unit.configuration.workflowDefinitions.get(ref);
  if (ref === undefined || placed === undefined) return;
  const standing = state === "" ? placed.definition.initial : state;
  const snapshot: Snapshot = {
    workflow: ref,
    workflowHash: placed.hash,
    state: standing,
    startedAt: unit.now,
    enteredAt: unit.now,
    final: placed.definition.states.find((one) => one.id === standing)?.kind === "final",
    steps: 1,
    takenBy: { create: [unit.context.actor.id] },
    approvals: {},
  };
  unit.records.change(working.record.id, (record) => ({ ...record, state: standing, snapshot }));
}
