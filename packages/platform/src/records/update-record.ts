import type { Json, JsonObject } from "@zhili/contracts";
import { requireRight } from "../access/require-right.js";
import { attachmentFields } from "../attachments/attachment-field.js";
import { checkAttachments } from "../attachments/check-attachments.js";
import { RecordInvalid, RecordNotEditable, RecordStale } from "../errors.js";
import { canonicalJson } from "../unit/canonical-json.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { advanceIn } from "../workflows/transition-record.js";
import { checkReferences } from "./check-references.js";
import { checkSections } from "./check-sections.js";
import { partiesOf } from "./create-record.js";
import { editableFields } from "./editable-fields.js";
import { prepareRecord } from "./prepare-record.js";
import { retitle } from "./retitle.js";
import { withOthersInFull } from "./section-members.js";
import { staleDifference } from "./stale-difference.js";

export interface Change {
  readonly type: string;
  readonly id: string;
  /** Only the fields that change; null takes a field away. */
  readonly data: JsonObject;
  /** Version that the person saw. */
  readonly version: number;
}

/** Changes fields of a record. Throws RECORD_STALE, RECORD_NOT_EDITABLE, RECORD_INVALID, ACCESS_DENIED, PARTY_SECTION_FOREIGN. */
export async function updateRecordIn(unit: Unit, change: Change): Promise<WorkingRecord> {
  const working = await unit.records.get(change.type, change.id);
  const { record, type } = working;
  requireRight(unit, "update", type, record);
  if (record.version !== change.version) {
    const difference = await staleDifference(unit, working, change.data, change.version);
    throw RecordStale({ facts: { type: type.ref, id: record.id, expected: change.version, actual: record.version, difference } });
  }
  const sent = withOthersInFull(unit.ability, type, record, change.data);
  const changed = Object.keys(sent).filter((field) => canonicalJson(sent[field]) !== canonicalJson(record.data[field]));
  for (const field of changed) requireRight(unit, "update", type, record, field);
  const editable = editableFields(unit.configuration, type, record);
  const locked = editable === "all" ? [] : changed.filter((field) => !editable.includes(field));
  if (locked.length > 0) {
    const titles = locked.map((field) => type.definition.schema.properties[field]?.title ?? field).join("、");
    throw RecordNotEditable({ facts: { state: stateTitle(unit, working), fields: titles } });
  }
  await checkSections(unit, type, record, sent, changed);

  const merged: JsonObject = { ...record.data };
  for (const [field, value] of Object.entries(sent)) {
    if (value === null) delete merged[field];
    else merged[field] = value;
  }
  const prepared = await prepareRecord(unit, type, merged, { previous: record });
  if (prepared.issues.length > 0) throw RecordInvalid({ facts: { count: prepared.issues.length }, issues: prepared.issues });
  await checkReferences(unit, type, prepared.data, (field) => changed.includes(field.split(".")[0] ?? ""));
  await checkAttachments(unit, attachmentFields(type), prepared.data, record.data);
  const parties = await partiesOf(unit, type, prepared.data);
  const owners = parties.length === 0 ? {} : { parties: parties.map((one) => one.id), partyPaths: parties.map((one) => one.path) };
  unit.records.change(record.id, (current) => retitle(unit.configuration, { ...current, ...owners, data: prepared.data, formHash: type.hash }));
  unit.tell({ record: record.id, kind: "updated", version: record.version + 1, facts: { fields: changed } });
  unit.audit("record.update", { type: type.ref, id: record.id }, { fields: changed as Json[] }, record.orgPath);
  await advanceIn(unit, type.ref, record.id);
  return unit.records.peek(record.id);
}

function stateTitle(unit: Unit, { type, record }: WorkingRecord): string {
  const workflow = type.workflow === undefined ? undefined : unit.configuration.workflowDefinitions.get(type.workflow);
  return workflow?.definition.states.find((state) => state.id === record.state)?.title ?? record.state ?? "";
}
