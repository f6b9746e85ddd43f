import type { Json } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import { translateDefinition } from "../configuration/translate.js";
import { recordFilter } from "../facts/record-filter.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";

/** How many records of other types refer to this one, as far as the person may read them. */
export async function relatedOf(unit: Unit, { type, record }: WorkingRecord): Promise<Json[]> {
  const pack = unit.configuration.packs.find((one) => one.manifest.id === type.pack);
  const definition =
    pack === undefined ? type.definition : translateDefinition(pack, "record-type", type.definition.id, type.definition, unit.context.language);
  const shown: Json[] = [];
  for (const related of definition.related ?? []) {
    const other = unit.configuration.recordTypes.get(related.recordType);
    const rights = unit.ability.filter("read", subjectOf("record-type", related.recordType));
    if (other === undefined || rights === false) continue;
    const count = await unit.tx.count(other.collection, { $and: [rights, recordFilter(other, { [related.field]: record.id }, () => null)] });
    const mayCreate = related.create === true && unit.ability.can("create", subjectOf("record-type", related.recordType), { orgPath: record.orgPath }).allowed;
    shown.push({
      id: related.id,
      title: related.title ?? other.definition.title,
      recordType: related.recordType,
      field: related.field,
      columns: related.columns ?? [],
      create: mayCreate,
      count,
    });
  }
  return shown;
}
