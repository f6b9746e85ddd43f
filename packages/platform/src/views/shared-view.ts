import type { OrgUnit } from "@zhili/contracts";
import { askingIn } from "../access/asking.js";
import { RecordNotFound } from "../errors.js";
import type { RecordView } from "../get-record.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { noteRead } from "../sharing/read-log.js";
import { shareViews } from "../sharing/share-view.js";
import type { SharedRecord } from "../sharing/shared-with.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { recordRows } from "./record-row.js";
import { visibleData } from "./visible-data.js";

/** A record as those see it with whom it was shared: the fields named for that, sensitive ones masked, and nothing to be done. The look is put into the log. */
export async function viewShared(unit: Unit, { type, record }: WorkingRecord, { share, record: moved }: SharedRecord): Promise<RecordView> {
  const { ability, configuration, context } = unit;
  noteRead(unit, share, { from: moved.orgUnit, orgPath: record.orgPath });
  const [row] = await recordRows({ reader: unit.tx, configuration, language: context.language, ability, now: unit.now }, type, [moved]);
  const [told] = await shareViews(askingIn(unit), type, [share]);
  const owner = (await unit.tx.get(ORG_UNITS, record.orgUnit)) as unknown as OrgUnit | undefined;
  if (row === undefined) throw RecordNotFound();
  const { state: _state, stateTitle: _stateTitle, tone: _tone, dueAt: _dueAt, overdue: _overdue, remaining: _remaining, ...shown } = row;
  return {
    ...shown,
    orgUnit: record.orgUnit,
    orgUnitName: owner?.name ?? record.orgUnit,
    masked: visibleData(ability, type, moved).masked,
    mayUnmask: [],
    editable: [],
    createdByName: "",
    formHash: record.formHash,
    revision: record.revision,
    accounts: [],
    related: [],
    shared: { purposeTitle: told?.purposeTitle ?? share.purpose, until: share.until },
  };
}
