import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import { maskValue } from "@zhili/engine/reports";
import type { RecordType } from "../configuration/configuration.js";
import { canonicalJson } from "../unit/canonical-json.js";
import { changeEach } from "./field-path.js";

/** The members of a section by the party that each of them names. */
export function membersByParty(value: Json | undefined, by: string): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  for (const member of Array.isArray(value) ? value : []) found.set(partyOf(member, by), [...(found.get(partyOf(member, by)) ?? []), member]);
  return found;
}

/** Does the person act for the party of the record: at it, above it or below it? */
export function actsFor(ability: Ability, record: Pick<StoredRecord, "parties" | "partyPaths">, party: string): boolean {
  const path = record.partyPaths?.[record.parties?.indexOf(party) ?? -1];
  return ability.standsFor(path);
}

/** Does the field lie in a section, where the parties and not the roles decide whose people are seen? */
export function inSection(type: RecordType, path: string): boolean {
  return (type.definition.parties?.sections ?? []).some(({ field }) => path.startsWith(`${field}.`));
}

/** A section as the person sees it: people of their own party in full, those of the others masked. */
export function maskOthers(ability: Ability, type: RecordType, record: StoredRecord, { field, by }: { field: string; by: string }, value: Json): Json {
  const inner = [...type.sensitive].filter(([path]) => path.startsWith(`${field}.`)).map(([path, kind]) => [path.slice(field.length + 1), kind] as const);
  if (inner.length === 0 || !Array.isArray(value)) return value;
  return value.map((member) => {
    if (actsFor(ability, record, partyOf(member, by)) || member === null || typeof member !== "object" || Array.isArray(member)) return member;
    return inner.reduce((masked: JsonObject, [path, kind]) => changeEach(masked, path, (text) => maskValue(kind, text)), member);
  });
}

/** What was sent, with members of other parties that came back as they were shown, masked, standing for what is stored. */
export function withOthersInFull(ability: Ability, type: RecordType, record: StoredRecord, sent: JsonObject): JsonObject {
  const full = { ...sent };
  for (const { field, by } of type.definition.parties?.sections ?? []) {
    const stored = record.data[field];
    const members = full[field];
    if (!Array.isArray(stored) || !Array.isArray(members)) continue;
    const shown = maskOthers(ability, type, record, { field, by }, stored);
    const waiting = (Array.isArray(shown) ? shown : []).map((member, at) => ({ text: canonicalJson(member), member: stored[at] as Json }));
    full[field] = members.map((member) => {
      const at = waiting.findIndex(({ text }) => text === canonicalJson(member));
      return at < 0 ? member : (waiting.splice(at, 1)[0]?.member ?? member);
    });
  }
  return full;
}

function partyOf(member: Json, by: string): string {
  return member !== null && typeof member === "object" && !Array.isArray(member) ? String(member[by] ?? "") : "";
}
