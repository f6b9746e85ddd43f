import type { Json } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import { translateDefinition } from "../configuration/translate.js";
import { recordFilter } from "../facts/record-filter.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";

/**
 * Records of other types that refer to this one: how many the person may read, and whether they may add one here and now. Those that may be
 * added but not read come without a count.
 */
export async function relatedOf(unit: Unit, { type, record }: WorkingRecord): Promise<Json[]> {
  const pack = unit.configuration.packs.find((one) => one.manifest.id === type.pack);
  const definition =
    pack === undefined ? type.definition : translateDefinition(pack, "record-type", type.definition.id, type.definition, unit.context.language);
  const shown: Json[] = [];
  for (const related of definition.related ?? []) {
    const other = unit.configuration.recordTypes.get(related.recordType);
    const rights = unit.ability.filter("read", subjectOf("record-type", related.recordType));
    if (other === undefined) continue;
    const awaited = related.states?.includes(record.state ?? "") ?? false;
    const create =
      related.create === true &&
      (related.states === undefined || awaited) &&
      unit.ability.can("create", subjectOf("record-type", related.recordType), { orgPath: record.orgPath }).allowed;
    if (rights === false && !create) continue;
    const own = recordFilter(other, { [related.field]: record.id }, () => null);
    const count = rights === false ? undefined : await unit.tx.count(other.collection, { $and: [rights, own] });
    shown.push({
      id: related.id,
      title: related.title ?? other.definition.title,
      recordType: related.recordType,
      field: related.field,
      columns: related.columns ?? [],
      create,
      ...(create && awaited ? { awaited } : {}),
      ...(count === undefined ? {} : { count }),
    });
  }
  return shown;
}
