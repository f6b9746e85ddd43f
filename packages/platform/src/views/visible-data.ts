import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import { maskValue } from "@zhili/engine/reports";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { changeEach, readEach } from "../records/field-path.js";
import { inSection, maskOthers } from "../records/section-members.js";

export interface VisibleData {
  readonly data: JsonObject;
  /** Sensitive fields that are shown masked. */
  readonly masked: readonly string[];
  /** Of those, the ones that this person may ask to see. */
  readonly mayUnmask: readonly string[];
}

/**
 * Fields that the person may read, sensitive ones masked unless they were asked for (and allowed) in full. In the sections of a record with
 * parties each party sees its own people, and those of the others masked whatever is asked for.
 */
export function visibleData(ability: Ability, type: RecordType, record: StoredRecord, unmask: readonly string[] = []): VisibleData {
  const subject = subjectOf("record-type", type.ref);
  const readable = ability.readableFields(subject, record);
  let data: JsonObject =
    readable === "all" ? record.data : Object.fromEntries(readable.flatMap((field) => (field in record.data ? [[field, record.data[field] as Json]] : [])));
  for (const section of type.definition.parties?.sections ?? []) {
    const value = data[section.field];
    if (value !== undefined) data = { ...data, [section.field]: maskOthers(ability, type, record, section, value) };
  }
  const masked: string[] = [];
  const mayUnmask: string[] = [];
  for (const [field, kind] of type.sensitive) {
    if (inSection(type, field) || unmask.includes(field) || !readEach(data, field).some(({ value }) => typeof value === "string" && value !== "")) continue;
    masked.push(field);
    if (ability.mayUnmask(subject, record, field)) mayUnmask.push(field);
    data = changeEach(data, field, (value) => maskValue(kind, value));
  }
  return { data, masked, mayUnmask };
}
