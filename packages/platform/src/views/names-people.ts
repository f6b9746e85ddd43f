import type { StoredRecord } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";

/** Whether the person may see who made the record and who moved it on: everybody who may read it whole, and those whose fields name `createdBy`. */
export function namesPeople(ability: Ability, type: RecordType, record: StoredRecord): boolean {
  return ability.can("read", subjectOf("record-type", type.ref), record, "createdBy").allowed;
}
