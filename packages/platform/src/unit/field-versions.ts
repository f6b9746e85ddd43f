import type { StoredRecord } from "@zhili/contracts";
import { canonicalJson } from "./canonical-json.js";

/** The record with the version noted in which each of its fields was last changed, compared with what was read. */
export function withFieldVersions(record: StoredRecord, before: StoredRecord | undefined): StoredRecord {
  if (before === undefined) return record;
  const fields = [...new Set([...Object.keys(before.data), ...Object.keys(record.data)])];
  const changed = fields.filter(
    (field) => before.data[field] !== record.data[field] && canonicalJson(before.data[field]) !== canonicalJson(record.data[field]),
  );
  if (changed.length === 0) return record;
  return { ...record, fieldVersions: { ...before.fieldVersions, ...Object.fromEntries(changed.map((field) => [field, record.version])) } };
}
