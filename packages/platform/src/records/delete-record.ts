import type { Filter } from "@zhili/contracts";
import { requireRight } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { inLanguage } from "../configuration/translate.js";
import { RecordInLedger, RecordMadePublic, RecordReferenced, RecordStale } from "../errors.js";
import { recordFilter, schemaAt } from "../facts/record-filter.js";
import { ACCOUNTS, ENTRIES } from "../ledgers/account.js";
import { closeTasks } from "../tasks/open-task.js";
import type { Unit } from "../unit/unit.js";
import { staleDifference } from "./stale-difference.js";

export interface Deletion {
  readonly type: string;
  readonly id: string;
  /** Version that the person saw. */
  readonly version: number;
}

/** Deletes a record inside a unit; its timeline and its line in the audit trail stay. */
export async function deleteRecordIn(unit: Unit, { type: ref, id, version }: Deletion): Promise<void> {
  const working = await unit.records.get(ref, id);
  const { type, record } = working;
  requireRight(unit, "delete", type, record);
  if (record.version !== version) {
    const difference = await staleDifference(unit, working, {}, version);
    throw RecordStale({ facts: { type: ref, id, expected: version, actual: record.version, difference } });
  }
  await requireUnused(unit, ref, id);
  await closeTasks(unit, id);
  await unit.tx.deleteMany("planned-transitions", { record: id });
  await unit.records.remove(id);
  unit.audit("record.delete", { type: ref, id }, { title: record.title, version }, record.orgPath);
}

async function requireUnused(unit: Unit, ref: string, id: string): Promise<void> {
  const { tx, configuration } = unit;
  const [entry, account] = [await tx.findOne(ENTRIES, { "source.id": id }), await tx.findOne(ACCOUNTS, { account: id })];
  const lot = [...configuration.ledgerDefinitions.values()].some(({ definition }) => definition.lots?.recordType === ref)
    ? await tx.findOne(ENTRIES, { lot: id })
    : undefined;
  if (entry !== undefined || account !== undefined || lot !== undefined) throw RecordInLedger();
  if ((await tx.findOne("notices", { "record.id": id })) !== undefined || (await tx.findOne("scores", { subject: id })) !== undefined) throw RecordMadePublic();
  for (const type of configuration.recordTypes.values()) {
    const filter = refersTo(type, ref, id);
    if (filter !== undefined && (await tx.findOne(type.collection, filter)) !== undefined) {
      throw RecordReferenced({ facts: { by: inLanguage(unit, "record-type", type).title } });
    }
  }
}

/** Records of the type that refer to this one, in any of their fields. */
function refersTo(type: RecordType, ref: string, id: string): Filter | undefined {
  const fields = [...type.references].filter(([, target]) => target === ref).map(([field]) => field);
  const filters = fields.map(
    (field): Filter => (schemaAt(type, field) === undefined ? { refers: { $has: id } } : recordFilter(type, { [field]: id }, () => null)),
  );
  return filters.length === 0 ? undefined : { $and: [{ id: { $ne: id } }, { $or: filters }] };
}
