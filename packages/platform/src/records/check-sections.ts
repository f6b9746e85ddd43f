import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { PartyRequired } from "../errors.js";
import { canonicalJson } from "../unit/canonical-json.js";
import type { Unit } from "../unit/unit.js";

/** Each party changes only its own members of the sections. Throws PARTY_SECTION_FOREIGN. */
export function checkSections(unit: Unit, type: RecordType, record: StoredRecord, data: JsonObject, changed: readonly string[]): void {
  for (const section of type.definition.parties?.sections ?? []) {
    if (!changed.includes(section.field)) continue;
    const before = membersByParty(record.data[section.field], section.by);
    const after = membersByParty(data[section.field], section.by);
    for (const party of new Set([...before.keys(), ...after.keys()])) {
      if (canonicalJson(before.get(party) ?? []) === canonicalJson(after.get(party) ?? [])) continue;
      const side = record.parties?.indexOf(party) ?? -1;
      const path = side < 0 ? undefined : record.partyPaths?.[side];
      const own = unit.context.actor.grants.some((grant) => path !== undefined && (path.startsWith(grant.orgPath) || grant.orgPath.startsWith(path)));
      if (!own && unit.context.actor.kind !== "system") {
        throw PartyRequired({
          facts: { section: type.definition.schema.properties[section.field]?.title ?? section.field, party, type: type.ref, id: record.id },
        });
      }
    }
  }
}

function membersByParty(value: Json | undefined, by: string): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  for (const member of Array.isArray(value) ? value : []) {
    const party = member !== null && typeof member === "object" && !Array.isArray(member) ? String(member[by] ?? "") : "";
    found.set(party, [...(found.get(party) ?? []), member]);
  }
  return found;
}
