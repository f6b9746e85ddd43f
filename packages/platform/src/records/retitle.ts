import type { StoredRecord } from "@zhili/contracts";
import { maskValue, renderText } from "@zhili/engine/reports";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { readPath, writePath } from "./field-path.js";
import { recordType } from "./record-type.js";

/** The record with its title made anew from the template; sensitive fields are masked in titles. */
export function retitle(configuration: Configuration, record: StoredRecord): StoredRecord {
  const type = recordType(configuration, record.type);
  return { ...record, title: titleOf(type, record.data) };
}

export function titleOf(type: RecordType, data: StoredRecord["data"]): string {
  let shown = data;
  for (const [field, kind] of type.sensitive) {
    const value = readPath(data, field);
    if (typeof value === "string" && value !== "") shown = writePath(shown, field, maskValue(kind, value));
  }
  return renderText(type.definition.titleTemplate, shown).trim().slice(0, 200);
}
