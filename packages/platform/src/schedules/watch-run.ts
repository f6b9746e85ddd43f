import type { ScheduleDefinition, StoredRecord } from "@zhili/contracts";
import { renderText } from "@zhili/engine/reports";
import { putMessage } from "../outbox/put-message.js";
import { closeTasks, openTask } from "../tasks/open-task.js";
import type { Unit } from "../unit/unit.js";
import { nextLook } from "./next-look.js";
import { reminderAt } from "./occurrences.js";
import { RUNS, runDocument, type ScheduleRun } from "./schedule-run.js";

const DAY_MS = 86_400_000;
/** A missed one is looked at every day for so long, to take the task away when it is held after all. */
const PATIENCE_DAYS = 90;

/** Reminds, or says that it was missed, or sees that it was held. */
export async function watchRunIn(unit: Unit, id: string): Promise<void> {
  const run = (await unit.tx.get(RUNS, id)) as unknown as ScheduleRun | undefined;
  if (run === undefined || run.nextAt === undefined || run.nextAt > unit.now || run.record === undefined) return;
  const definition = unit.configuration.schedules.get(run.schedule)?.definition;
  const found =
    definition === undefined || !unit.configuration.recordTypes.has(run.record.type) ? undefined : await unit.records.find(run.record.type, run.record.id);
  const { nextAt: _looked, ...rest } = run;
  const next = definition === undefined || found === undefined ? { ...rest, status: "gone" as const } : await looked(unit, definition, rest, found.record);
  await unit.tx.deleteOne(RUNS, { id });
  await unit.tx.insertOne(RUNS, runDocument(next));
}

async function looked(unit: Unit, definition: ScheduleDefinition, run: ScheduleRun, record: StoredRecord): Promise<ScheduleRun> {
  const origin = `schedule:${run.schedule}`;
  const { calendar } = unit.configuration;
  if (record.state !== undefined && definition.doneIn?.includes(record.state) === true) {
    if (run.status === "missed") await closeTasks(unit, record.id, origin);
    return { ...run, status: run.status === "missed" ? "held-late" : "held" };
  }
  if (run.status === "missed") {
    const patience = Date.parse(unit.now) - Date.parse(run.dueAt ?? unit.now) < PATIENCE_DAYS * DAY_MS;
    return patience ? { ...run, nextAt: new Date(Date.parse(unit.now) + DAY_MS).toISOString() } : run;
  }
  const reminded = [...run.reminded];
  for (const reminder of definition.remind ?? []) {
    if (reminded.includes(reminder.id) || reminderAt(definition, calendar, run.occurrence, reminder.at) > unit.now) continue;
    reminded.push(reminder.id);
    for (const place of reminder.everyParty === true ? atParties(record) : [record]) {
      await putMessage(unit, {
        record: place,
        title: `${definition.title}：${record.title}`,
        key: `${run.id}/${reminder.id}${place === record ? "" : `/${place.orgUnit}`}`,
        ...(reminder.roles === undefined ? {} : { roles: reminder.roles }),
      });
    }
  }
  if (run.dueAt !== undefined && run.dueAt <= unit.now && definition.doneIn !== undefined) {
    await sayMissed(unit, definition, run, record, origin);
    return { ...run, reminded, status: "missed", nextAt: new Date(Date.parse(unit.now) + DAY_MS).toISOString() };
  }
  const next = nextLook(definition, calendar, { ...run, reminded });
  return { ...run, reminded, ...(next === undefined ? {} : { nextAt: next }) };
}

/** The record as if it belonged to each of its parties in turn; by itself when it has none. */
function atParties(record: StoredRecord): StoredRecord[] {
  const { parties = [], partyPaths = [] } = record;
  return parties.length === 0 ? [record] : parties.map((orgUnit, at) => ({ ...record, orgUnit, orgPath: partyPaths[at] ?? record.orgPath }));
}

async function sayMissed(unit: Unit, definition: ScheduleDefinition, run: ScheduleRun, record: StoredRecord, origin: string): Promise<void> {
  const { missed } = definition;
  if (missed === undefined) return;
  const title = missed.title === undefined ? `未按时完成：${record.title}` : renderText(missed.title, { ...record.data, occurrence: run.day });
  const level = missed.toLevel === undefined ? {} : { level: missed.toLevel };
  await openTask(unit, { record, origin, title, roles: missed.roles, tone: "bad", ...level });
  await putMessage(unit, { record, title, roles: missed.roles, key: `${run.id}/missed`, ...level });
  unit.audit("schedule.missed", { type: record.type, id: record.id }, { schedule: run.schedule, occurrence: run.day }, record.orgPath);
}
