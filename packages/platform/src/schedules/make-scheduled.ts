import type { Unit } from "../unit/unit.js";
import { nextLook } from "./next-look.js";
import { dueAt } from "./occurrences.js";
import { RUNS, type RunRequest, runDocument, runId, type ScheduleRun } from "./schedule-run.js";
import { scheduledData } from "./scheduled-data.js";

/** Makes the record of one occurrence inside the unit, unless it is made already; both are written together. Answers whether it was made. */
export async function makeScheduledIn(unit: Unit, request: RunRequest): Promise<boolean> {
  const placed = unit.configuration.schedules.get(request.schedule);
  if (placed === undefined) return false;
  const { definition } = placed;
  const id = runId(request);
  const known = (await unit.tx.get(RUNS, id)) as unknown as ScheduleRun | undefined;
  if (known !== undefined && known.status !== "failed") return false;

  const wanted = await scheduledData(unit, placed, request);
  if (wanted === undefined) return false;
  const { at, data, target } = wanted;
  const made = await unit.platform.verbs.createRecord(unit, {
    type: definition.creates.recordType,
    data,
    byEffect: true,
    ...(target.orgUnit === undefined ? {} : { orgUnit: target.orgUnit }),
  });

  const { calendar } = unit.configuration;
  const due = dueAt(definition, calendar, at);
  const run: ScheduleRun = {
    ...request,
    id,
    status: "waiting",
    occurrence: at,
    record: { type: made.record.type, id: made.record.id },
    reminded: [],
    ...(due === undefined ? {} : { dueAt: due }),
  };
  const next = nextLook(definition, calendar, run);
  const document = runDocument({ ...run, ...(next === undefined ? {} : { nextAt: next }) });
  if (known === undefined) await unit.tx.insertOne(RUNS, document);
  else {
    await unit.tx.deleteOne(RUNS, { id });
    await unit.tx.insertOne(RUNS, document);
  }
  return true;
}
