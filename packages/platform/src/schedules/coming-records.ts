import type { ScheduleDefinition, StoredRecord } from "@zhili/contracts";
import type { Placed } from "../configuration/configuration.js";
import { recordType } from "../records/record-type.js";
import { titleOf } from "../records/retitle.js";
import type { Unit } from "../unit/unit.js";
import { type RunRequest, runId } from "./schedule-run.js";
import { scheduledData } from "./scheduled-data.js";
import { targetsOf } from "./targets.js";
import { timetableOf } from "./timetable.js";

/**
 * Records that a schedule will make for days between two, as they would be made by what is known now: nothing is stored, and whose turn it
 * is may still change. They lie where what they are made for lies, with its parties.
 */
export async function* comingRecords(unit: Unit, schedule: Placed<ScheduleDefinition>, from: string, to: string): AsyncGenerator<StoredRecord> {
  const { definition } = schedule;
  const { calendar } = unit.configuration;
  const end = calendar.addDuration(calendar.startOfDay(to), "P1D");
  if (end <= unit.now) return;
  for (const { day, date } of timetableOf(definition, calendar).between(unit.now, end)) {
    if (date < from || date > to) continue;
    for await (const target of targetsOf(unit.platform, unit.context, definition)) {
      for (const slot of definition.rota?.slots.map(({ id }) => id) ?? [undefined]) {
        const record = await comingRecord(unit, schedule, { schedule: schedule.ref, day, for: target, ...(slot === undefined ? {} : { slot }) });
        if (record !== undefined) yield record;
      }
    }
  }
}

async function comingRecord(unit: Unit, schedule: Placed<ScheduleDefinition>, request: RunRequest): Promise<StoredRecord | undefined> {
  const wanted = await scheduledData(unit, schedule, request);
  if (wanted === undefined) return undefined;
  const { at, data, target } = wanted;
  const type = recordType(unit.configuration, schedule.definition.creates.recordType);
  const { parties, partyPaths } = target.record ?? {};
  return {
    id: runId(request),
    type: type.ref,
    version: 0,
    orgUnit: target.orgUnit ?? "",
    orgPath: target.orgPath ?? "",
    ...(parties === undefined || partyPaths === undefined || type.definition.parties === undefined ? {} : { parties, partyPaths }),
    title: titleOf(type, data),
    data,
    formHash: "",
    revision: "",
    createdAt: at,
    createdBy: "",
    updatedAt: at,
    updatedBy: "",
  };
}
