import type { RecordTypeDefinition, StoredRecord } from "@zhili/contracts";
import { membersByParty } from "../records/section-members.js";
import { canonicalJson } from "./canonical-json.js";

type Sections = NonNullable<NonNullable<RecordTypeDefinition["parties"]>["sections"]>;

/** Under which name the version of one party's part of a section is noted. */
export function partOf(field: string, party: string): string {
  return `${field}@${party}`;
}

/**
 * The record with the version noted in which each of its fields, and each party's part of a section, was last changed, compared with what
 * was read.
 */
export function withFieldVersions(record: StoredRecord, before: StoredRecord | undefined, sections: Sections = []): StoredRecord {
  if (before === undefined) return record;
  const fields = [...new Set([...Object.keys(before.data), ...Object.keys(record.data)])];
  const changed = fields.filter(
    (field) => before.data[field] !== record.data[field] && canonicalJson(before.data[field]) !== canonicalJson(record.data[field]),
  );
  if (changed.length === 0) return record;
  const parts = sections.filter(({ field }) => changed.includes(field)).flatMap((section) => changedParts(record, before, section));
  return { ...record, fieldVersions: { ...before.fieldVersions, ...Object.fromEntries([...changed, ...parts].map((name) => [name, record.version])) } };
}

function changedParts(record: StoredRecord, before: StoredRecord, { field, by }: Sections[number]): string[] {
  const [now, then] = [membersByParty(record.data[field], by), membersByParty(before.data[field], by)];
  const parties = [...new Set([...now.keys(), ...then.keys()])];
  return parties.filter((party) => canonicalJson(now.get(party) ?? []) !== canonicalJson(then.get(party) ?? [])).map((party) => partOf(field, party));
}
