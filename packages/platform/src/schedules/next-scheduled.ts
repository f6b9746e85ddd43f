import type { Platform } from "../platform.js";
import { RUNS } from "./schedule-run.js";
import { timetableOf } from "./timetable.js";

/** The next moment, up to another, at which a schedule makes something or looks at what it made. */
export async function nextScheduled(platform: Platform, until: string): Promise<string | undefined> {
  const { schedules, calendar } = platform.configuration();
  const now = platform.clock.now().toISOString();
  const made = [...schedules.values()].map(({ definition }) => timetableOf(definition, calendar).between(now, until).next().value?.makeAt);
  const watched = await platform.store.findOne(RUNS, { nextAt: { $exists: true } }, { sort: [{ path: "nextAt", direction: "asc" }] });
  return [...made, watched?.nextAt].filter((at) => typeof at === "string" && at <= until).sort()[0] as string | undefined;
}
