import type { JsonObject, OrgUnit, StoredRecord } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { PartyRequired } from "../errors.js";
import { canonicalJson } from "../unit/canonical-json.js";
import type { Unit } from "../unit/unit.js";
import { ORG_UNITS } from "./org-unit.js";
import { actsFor, membersByParty } from "./section-members.js";

/** Each party changes only its own members of the sections. Throws PARTY_SECTION_FOREIGN. */
export async function checkSections(unit: Unit, type: RecordType, record: StoredRecord, data: JsonObject, changed: readonly string[]): Promise<void> {
  for (const section of type.definition.parties?.sections ?? []) {
    if (!changed.includes(section.field)) continue;
    const before = membersByParty(record.data[section.field], section.by);
    const after = membersByParty(data[section.field], section.by);
    for (const party of new Set([...before.keys(), ...after.keys()])) {
      if (canonicalJson(before.get(party) ?? []) === canonicalJson(after.get(party) ?? [])) continue;
      if (!actsFor(unit.ability, record, party)) {
        const place = (await unit.tx.get(ORG_UNITS, party)) as unknown as OrgUnit | undefined;
        throw PartyRequired({
          facts: {
            section: type.definition.schema.properties[section.field]?.title ?? section.field,
            party: place?.name ?? party,
            type: type.ref,
            id: record.id,
          },
        });
      }
    }
  }
}
