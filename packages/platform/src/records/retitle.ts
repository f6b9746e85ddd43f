import type { StoredRecord } from "@zhili/contracts";
import { maskValue, renderText } from "@zhili/engine/reports";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { changeEach } from "./field-path.js";
import { recordType } from "./record-type.js";

/** The record with its title made anew from the template; sensitive fields are masked in titles. */
export function retitle(configuration: Configuration, record: StoredRecord): StoredRecord {
  const type = recordType(configuration, record.type);
  return { ...record, title: titleOf(type, record.data) };
}

export function titleOf(type: RecordType, data: StoredRecord["data"]): string {
  let shown = data;
  for (const [field, kind] of type.sensitive) shown = changeEach(shown, field, (value) => maskValue(kind, value));
  return renderText(type.definition.titleTemplate, shown).trim().slice(0, 200);
}
