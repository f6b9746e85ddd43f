import type { JsonObject, OrgUnit, StoredRecord } from "@zhili/contracts";
import { requireRight } from "../access/require-right.js";
import { attachmentFields } from "../attachments/attachment-field.js";
import { checkAttachments } from "../attachments/check-attachments.js";
import type { RecordType } from "../configuration/configuration.js";
import { RecordInvalid } from "../errors.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { placeInState, startRecordWorkflow } from "../workflows/start-workflow.js";
import { checkPlace } from "./check-place.js";
import { checkReferences } from "./check-references.js";
import { readPath } from "./field-path.js";
import type { NewRecord } from "./new-record.js";
import { numberRecord } from "./number-record.js";
import { orgUnit, ownUnitId } from "./org-unit.js";
import { prepareRecord } from "./prepare-record.js";
import { recordType } from "./record-type.js";
import { titleOf } from "./retitle.js";

/** Makes a record inside a unit: place, rights, number, form, references, workflow. Throws RECORD_INVALID, ACCESS_DENIED, ORG_UNIT_*, WORKFLOW_*. */
export async function createRecordIn(unit: Unit, request: NewRecord): Promise<WorkingRecord> {
  const type = recordType(unit.configuration, request.type);
  const place = await placeOf(unit, type, request);
  checkPlace(unit, type, place);
  const parties = await partiesOf(unit, type, request.data);
  const resource = {
    orgPath: place.path,
    data: request.data,
    createdBy: unit.context.actor.id,
    ...(parties.length === 0 ? {} : { partyPaths: parties.map((one) => one.path) }),
  };
  if (request.byEffect !== true) requireRight(unit, "create", type, resource);

  const numbered = await numberRecord(unit, type, place, request.data);
  const prepared = await prepareRecord(unit, type, numbered, { byEffect: request.byEffect === true, orgUnit: place.id });
  if (prepared.issues.length > 0) throw RecordInvalid({ facts: { count: prepared.issues.length }, issues: prepared.issues });
  await checkReferences(unit, type, prepared.data);
  if (request.byEffect !== true) await checkAttachments(unit, attachmentFields(type), prepared.data);

  const owners = await partiesOf(unit, type, prepared.data);
  const record: StoredRecord = {
    id: request.id ?? unit.nextId(),
    type: type.ref,
    version: 1,
    orgUnit: place.id,
    orgPath: place.path,
    title: titleOf(type, prepared.data),
    data: prepared.data,
    formHash: type.hash,
    revision: unit.configuration.revision,
    createdAt: unit.now,
    createdBy: unit.context.actor.id,
    updatedAt: unit.now,
    updatedBy: unit.context.actor.id,
    ...(owners.length === 0 ? {} : { parties: owners.map((one) => one.id), partyPaths: owners.map((one) => one.path) }),
    ...(request.sample === true ? { sample: true } : {}),
  };
  const made = unit.records.add(type, record);
  unit.tell({ record: record.id, kind: "created", version: 1, facts: {} });
  unit.audit("record.create", { type: type.ref, id: record.id }, {}, record.orgPath);
  if (request.state === undefined) await startRecordWorkflow(unit, made, request.byEffect === true);
  else placeInState(unit, made, request.state);
  return made;
}

/** Org unit that a new record will belong to. Throws ORG_UNIT_UNKNOWN. */
export async function placeOf(unit: Unit, type: RecordType, request: Pick<NewRecord, "data" | "orgUnit">): Promise<OrgUnit> {
  const from = type.definition.orgUnit?.from;
  const referred = from === undefined ? undefined : readPath(request.data, from);
  if (from !== undefined && typeof referred === "string" && referred !== "") {
    const target = type.references.get(from);
    if (target === "org-unit") return orgUnit(unit.tx, referred);
    const found = target === undefined ? undefined : await unit.records.find(target, referred);
    if (found !== undefined) return orgUnit(unit.tx, found.record.orgUnit);
  }
  return orgUnit(unit.tx, request.orgUnit ?? ownUnitId(unit.context.actor) ?? "");
}

/** Org units of the sides: fields that hold one or a list of them, computed ones too once they are worked out. */
export async function partiesOf(unit: Unit, type: RecordType, data: JsonObject): Promise<OrgUnit[]> {
  const found: OrgUnit[] = [];
  for (const field of type.definition.parties?.from ?? []) {
    const value = readPath(data, field);
    for (const id of Array.isArray(value) ? value : [value]) {
      if (typeof id === "string" && id !== "" && !found.some((one) => one.id === id)) found.push(await orgUnit(unit.tx, id));
    }
  }
  return found;
}
