import type { Configuration, RecordType } from "../configuration/configuration.js";
import { DefinitionUnknown } from "../errors.js";

/** Throws DEFINITION_UNKNOWN. */
export function recordType(configuration: Configuration, ref: string): RecordType {
  const found = configuration.recordTypes.get(ref);
  if (found === undefined) throw DefinitionUnknown({ facts: { ref, kind: "record-type" } });
  return found;
}
