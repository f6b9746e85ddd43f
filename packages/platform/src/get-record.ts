import type { Json, StoredRecord } from "@zhili/contracts";
import { denial, requireRight, subjectOf } from "./access/require-right.js";
import { RecordNotFound } from "./errors.js";
import { type Platform, type RequestContext, SYSTEM_NAME } from "./platform.js";
import { editableFields } from "./records/editable-fields.js";
import { inSection } from "./records/section-members.js";
import { endedReason } from "./sharing/ended-reason.js";
import { findShared } from "./sharing/shared-with.js";
import { readUnit } from "./unit/read-unit.js";
import type { WorkingRecord } from "./unit/record-shelf.js";
import type { Unit } from "./unit/unit.js";
import { namesPeople } from "./views/names-people.js";
import { accountsOf } from "./views/record-accounts.js";
import { type RecordRow, recordRows } from "./views/record-row.js";
import { relatedOf } from "./views/related-records.js";
import { viewShared } from "./views/shared-view.js";
import { visibleData } from "./views/visible-data.js";
import { type WorkflowView, workflowView } from "./views/workflow-view.js";

export interface RecordView extends RecordRow {
  readonly masked: readonly string[];
  readonly mayUnmask: readonly string[];
  /** Fields that this person may change now. */
  readonly editable: readonly string[];
  /** Empty for those who may not know. */
  readonly createdByName: string;
  readonly formHash: string;
  readonly revision: string;
  readonly workflow?: WorkflowView;
  readonly accounts: readonly Json[];
  readonly related: readonly Json[];
  readonly parties?: readonly string[];
  /** This person may show it to people elsewhere. */
  readonly mayShare?: boolean;
  /** Why somebody elsewhere sees it, and until which day; only the fields named for sharing are there. */
  readonly shared?: { readonly purposeTitle: string; readonly until: string };
}

/**
 * One record as the person may see it, with what can be done next. Fields in `unmask` are shown in full where a role allows it, and each
 * look is put into the audit trail. What no role lets them see may have been shared with their place: they see that part masked, and each
 * look is in the log. Throws RECORD_NOT_FOUND also for records that the person may not read, ACCESS_DENIED for unmasking.
 */
export function getRecord(platform: Platform, context: RequestContext, request: { type: string; id: string; unmask?: readonly string[] }): Promise<RecordView> {
  return readUnit(platform, context, async (unit) => viewRecord(unit, await unit.records.get(request.type, request.id), request.unmask ?? []));
}

/** The view of a record inside a unit. */
export async function viewRecord(unit: Unit, working: WorkingRecord, unmask: readonly string[] = []): Promise<RecordView> {
  const { type } = working;
  const { record } = unit.records.peek(working.record.id);
  const { ability, configuration, context } = unit;
  const readable = ability.can("read", subjectOf("record-type", type.ref), record).allowed;
  const shared = readable ? undefined : await findShared(unit, type, record);
  if (shared !== undefined && unmask.length === 0) return viewShared(unit, working, shared);
  if (!readable && context.actor.kind === "anonymous") throw RecordNotFound();
  const ended = readable ? undefined : await endedReason(unit, record);
  if (ended !== undefined) throw denial(unit, "read", type, record, ended);
  requireRight(unit, "read", type, record);
  for (const field of unmask) {
    if (!type.sensitive.has(field) || inSection(type, field)) continue;
    requireRight(unit, "unmask", type, record, field);
    unit.audit("record.unmask", { type: type.ref, id: record.id }, { field }, record.orgPath);
  }
  const [row] = await recordRows({ reader: unit.tx, configuration, language: context.language, ability, now: unit.now }, type, [record]);
  if (row === undefined) throw RecordNotFound();
  const { data, masked, mayUnmask } = visibleData(ability, type, record, unmask);
  const named = namesPeople(ability, type, record);
  const creator = named ? await unit.tx.get("users", record.createdBy) : undefined;
  const workflow = await workflowView(unit, working);
  return {
    ...row,
    data,
    masked,
    mayUnmask,
    editable: editableBy(unit, working, record),
    createdByName: typeof creator?.name === "string" ? creator.name : named && record.createdBy === "system" ? SYSTEM_NAME[context.language] : "",
    formHash: record.formHash,
    revision: record.revision,
    accounts: await accountsOf(unit, working),
    related: await relatedOf(unit, working),
    ...(workflow === undefined ? {} : { workflow }),
    ...(record.parties === undefined ? {} : { parties: record.parties }),
    ...(type.definition.sharing !== undefined && ability.can("share", subjectOf("record-type", type.ref), record).allowed ? { mayShare: true } : {}),
  };
}

function editableBy(unit: Unit, { type }: WorkingRecord, record: StoredRecord): string[] {
  const subject = subjectOf("record-type", type.ref);
  const editable = editableFields(unit.configuration, type, record);
  const fields = Object.entries(type.definition.schema.properties).filter(([, schema]) => schema?.computed === undefined && schema?.readOnly !== true);
  return fields
    .map(([field]) => field)
    .filter((field) => (editable === "all" || editable.includes(field)) && unit.ability.can("update", subject, record, field).allowed);
}
