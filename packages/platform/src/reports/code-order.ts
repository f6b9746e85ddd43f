import type { RecordType } from "../configuration/configuration.js";
import type { Unit } from "../unit/unit.js";

/** The codes that a field of a record type may hold, in the order of their definition: states, options, a code list. */
export function codeOrder(unit: Unit, type: RecordType, field: string): readonly string[] | undefined {
  const ids = (members: readonly { readonly id: string }[] | undefined) => members?.map(({ id }) => id);
  if (field === "state") return ids(unit.configuration.workflowDefinitions.get(type.workflow ?? "")?.definition.states);
  const schema = type.definition.schema.properties[field];
  return ids(schema?.options) ?? ids(unit.configuration.codeLists.get(schema?.codeList ?? "")?.definition.items);
}
