import type { JsonObject, StoredRecord } from "@zhili/contracts";
import { maskValue } from "@zhili/engine/reports";
import type { Configuration } from "../configuration/configuration.js";
import { changeEach } from "../records/field-path.js";

/** The record's data with every sensitive field masked but those that a rule demands in full. */
export function maskRecord(configuration: Configuration, record: StoredRecord, unmasked: readonly string[]): JsonObject {
  let data = record.data;
  for (const [field, kind] of configuration.recordTypes.get(record.type)?.sensitive ?? []) {
    if (!unmasked.includes(field)) data = changeEach(data, field, (value) => maskValue(kind, value));
  }
  return data;
}
