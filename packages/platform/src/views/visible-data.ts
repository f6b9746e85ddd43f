import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import { maskValue } from "@zhili/engine/reports";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { readPath, writePath } from "../records/field-path.js";

export interface VisibleData {
  readonly data: JsonObject;
  /** Sensitive fields that are shown masked. */
  readonly masked: readonly string[];
  /** Of those, the ones that this person may ask to see. */
  readonly mayUnmask: readonly string[];
}

/** Fields that the person may read, sensitive ones masked unless they were asked for (and allowed) in full. */
export function visibleData(ability: Ability, type: RecordType, record: StoredRecord, unmask: readonly string[] = []): VisibleData {
  const subject = subjectOf("record-type", type.ref);
  const readable = ability.readableFields(subject, record);
  let data: JsonObject =
    readable === "all" ? record.data : Object.fromEntries(readable.flatMap((field) => (field in record.data ? [[field, record.data[field] as Json]] : [])));
  const masked: string[] = [];
  const mayUnmask: string[] = [];
  for (const [field, kind] of type.sensitive) {
    const value = readPath(data, field);
    if (typeof value !== "string" || value === "") continue;
    if (unmask.includes(field)) continue;
    masked.push(field);
    if (ability.mayUnmask(subject, record, field)) mayUnmask.push(field);
    data = writePath(data, field, maskValue(kind, value));
  }
  return { data, masked, mayUnmask };
}
