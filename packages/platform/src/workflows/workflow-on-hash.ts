import type { JsonObject, WorkflowDefinition } from "@zhili/contracts";
import type { CompiledWorkflow } from "@zhili/engine/workflow";
import { compileWorkflowOf } from "../configuration/compile-workflow-of.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";

export const DEFINITIONS = "definitions";

const earlier = new Map<string, { workflow: CompiledWorkflow; definition: WorkflowDefinition }>();

/** The version of the workflow that the record started with, whether it is still in force or not. */
export async function workflowOnHash(
  unit: Unit,
  { record }: WorkingRecord,
): Promise<{ workflow: CompiledWorkflow; definition: WorkflowDefinition } | undefined> {
  const snapshot = record.snapshot;
  if (snapshot === undefined) return undefined;
  const present = unit.configuration.workflowDefinitions.get(snapshot.workflow);
  const compiled = unit.configuration.workflows.get(snapshot.workflow);
  if (present !== undefined && compiled !== undefined && present.hash === snapshot.workflowHash) return { workflow: compiled, definition: present.definition };
  const key = `${unit.configuration.revision} ${snapshot.workflowHash}`;
  const known = earlier.get(key);
  if (known !== undefined) return known;
  const stored = await unit.tx.get(DEFINITIONS, snapshot.workflowHash);
  if (stored === undefined) return undefined;
  const definition = stored.document as JsonObject as unknown as WorkflowDefinition;
  const made = { workflow: compileWorkflowOf(unit.configuration, snapshot.workflow, definition, snapshot.workflowHash), definition };
  if (earlier.size > 500) earlier.clear();
  earlier.set(key, made);
  return made;
}
