import { type ScheduleDefinition, ZhiliError } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { systemContext } from "../tick.js";
import { runUnit } from "../unit/run-unit.js";
import { makeScheduledIn } from "./make-scheduled.js";
import { occurrence } from "./occurrences.js";
import { MARKS, RUNS, type RunRequest, runDocument, runId, type ScheduleRun } from "./schedule-run.js";
import { targetsOf } from "./targets.js";
import { timetableOf } from "./timetable.js";
import { watchRunIn } from "./watch-run.js";

const MOST_LOOKS = 1_000;
const MOST_TRIES = 10;
const FIRST_WAIT_MS = 300_000;
const LONGEST_WAIT_MS = 86_400_000;

/**
 * Makes the records of every occurrence since the last look, each exactly once however many processes look; reminds, and escalates what
 * was missed. A schedule that was never seen before starts now. Answers how many records were made.
 */
export async function runSchedules(platform: Platform): Promise<number> {
  const now = platform.clock.now().toISOString();
  const schedules = [...platform.configuration().schedules.values()];
  const marks = await platform.store.getMany(
    MARKS,
    schedules.map(({ ref }) => ref),
  );
  const lookedTo = new Map(marks.map(({ id, checkedTo }) => [id, String(checkedTo)]));
  let made = 0;
  for (const { ref, definition } of schedules) made += await makeDue(platform, ref, definition, lookedTo.get(ref), now);
  const moved = schedules.filter(({ ref }) => lookedTo.get(ref) !== now);
  if (moved.length > 0) {
    await platform.store.withTransaction(async (tx) => {
      for (const { ref } of moved) await tx.updateOne(MARKS, { id: ref }, { $max: { checkedTo: now } }, { upsert: true });
    });
  }
  return made + (await lookAgain(platform));
}

async function makeDue(platform: Platform, ref: string, definition: ScheduleDefinition, since: string | undefined, now: string): Promise<number> {
  const context = systemContext(platform);
  let made = 0;
  for (const { day } of timetableOf(definition, context.configuration.calendar).between(since, now)) {
    for await (const target of targetsOf(platform, context, definition)) {
      for (const slot of definition.rota?.slots.map((one) => one.id) ?? [undefined]) {
        if (await make(platform, { schedule: ref, day, for: target, ...(slot === undefined ? {} : { slot }) })) made += 1;
      }
    }
  }
  return made;
}

/** Makes one record in a transaction of its own; one that fails is remembered and tried again later, and the others go on. */
async function make(platform: Platform, request: RunRequest): Promise<boolean> {
  try {
    return await runUnit(platform, systemContext(platform), (unit) => makeScheduledIn(unit, request));
  } catch (error) {
    if (error instanceof ZhiliError && error.code === "STORE_DUPLICATE_KEY" && error.facts.collection === RUNS) return false;
    await putOff(platform, request, error instanceof Error ? error.message : String(error));
    return false;
  }
}

async function putOff(platform: Platform, request: RunRequest, reason: string): Promise<void> {
  await runUnit(platform, systemContext(platform), async (unit) => {
    const id = runId(request);
    const known = (await unit.tx.get(RUNS, id)) as unknown as ScheduleRun | undefined;
    if (known !== undefined && known.status !== "failed") return;
    const definition = unit.configuration.schedules.get(request.schedule)?.definition;
    if (definition === undefined) return;
    const attempts = (known?.attempts ?? 0) + 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    const again = attempts < MOST_TRIES ? { nextAt: new Date(Date.parse(unit.now) + wait).toISOString() } : {};
    const { at } = occurrence(definition, unit.configuration.calendar, request.day);
    if (known !== undefined) await unit.tx.deleteOne(RUNS, { id });
    await unit.tx.insertOne(
      RUNS,
      runDocument({ ...request, id, status: "failed", occurrence: at, reminded: [], attempts, reason: reason.slice(0, 500), ...again }),
    );
    if (attempts === 1 || attempts === MOST_TRIES)
      unit.audit("schedule.failed", undefined, {
        schedule: request.schedule,
        occurrence: request.day,
        for: request.for,
        attempts,
        reason: reason.slice(0, 500),
      });
  });
}

async function lookAgain(platform: Platform): Promise<number> {
  const now = platform.clock.now().toISOString();
  const due = await platform.store.find(RUNS, { nextAt: { $lte: now } }, { sort: [{ path: "nextAt", direction: "asc" }], limit: MOST_LOOKS });
  let made = 0;
  for (const item of due.items) {
    const { schedule, day, for: target, slot, status } = item as unknown as ScheduleRun;
    if (status !== "failed") await watch(platform, item.id);
    else if (await make(platform, { schedule, day, for: target, ...(slot === undefined ? {} : { slot }) })) made += 1;
  }
  return made;
}

/** One that can't be looked at now is looked at an hour later, and the others go on. */
async function watch(platform: Platform, id: string): Promise<void> {
  try {
    await runUnit(platform, systemContext(platform), (unit) => watchRunIn(unit, id));
  } catch (error) {
    const nextAt = new Date(platform.clock.now().getTime() + 3_600_000).toISOString();
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await platform.store.withTransaction((tx) => tx.updateOne(RUNS, { id }, { $set: { nextAt, reason } }));
  }
}
