import type { StoredRecord } from "@zhili/contracts";
import type { Configuration, RecordType } from "../configuration/configuration.js";

/** Fields that the state lets people change: all without a workflow or in its first state, what the state names later, nothing when it is through. */
export function editableFields(configuration: Configuration, type: RecordType, record: Pick<StoredRecord, "state">): "all" | readonly string[] {
  const workflow = type.workflow === undefined ? undefined : configuration.workflowDefinitions.get(type.workflow)?.definition;
  if (workflow === undefined || record.state === undefined) return "all";
  const state = workflow.states.find((one) => one.id === record.state);
  if (state?.editable !== undefined) return state.editable;
  return record.state === workflow.initial ? "all" : [];
}
