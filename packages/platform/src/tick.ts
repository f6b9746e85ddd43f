import { nextReset, resetYears } from "./ledgers/reset-year.js";
import type { Platform, RequestContext } from "./platform.js";
import { SYSTEM_ACTOR } from "./platform.js";
import { clockedTypes } from "./scheduler/clocked-types.js";
import { runUnit } from "./unit/run-unit.js";
import { transitionIn } from "./workflows/transition-record.js";

/** Context of the platform's own work, under the configuration in force now. */
export function systemContext(platform: Platform): RequestContext {
  return { actor: SYSTEM_ACTOR, language: "zh-CN", configuration: platform.configuration() };
}

/**
 * Does everything that is due by the clock: deadlines, reminders, windows, timers, planned transitions. Safe to call again and from
 * several processes: each record moves in its own transaction, and what was done is not due any more. Answers how many records moved.
 */
export async function tick(platform: Platform, most = 500): Promise<number> {
  const now = platform.clock.now().toISOString();
  const clocked = { recordType: { $in: clockedTypes(platform.configuration()) } };
  let moved = 0;
  const due = await platform.store.find("timers", { at: { $lte: now }, ...clocked }, { sort: [{ path: "at", direction: "asc" }], limit: most });
  for (const timer of due.items) {
    await runUnit(platform, systemContext(platform), (unit) => transitionIn(unit, String(timer.recordType), timer.id, { type: "tick" }, {}));
    moved += 1;
  }
  const planned = await platform.store.find("planned-transitions", { at: { $lte: now }, ...clocked }, { limit: most });
  for (const plan of planned.items) {
    await runUnit(platform, systemContext(platform), async (unit) => {
      if ((await unit.tx.deleteOne("planned-transitions", { id: plan.id })) === 0) return;
      await transitionIn(
        unit,
        String(plan.recordType),
        String(plan.record),
        { type: "system", transition: String(plan.transition), input: {} },
        { optional: true },
      );
    });
    moved += 1;
  }
  return moved + (await resetYears(platform, systemContext(platform)));
}

/** The next moment at which the clock has something to do. */
export async function nextTick(platform: Platform): Promise<string | undefined> {
  const clocked = { recordType: { $in: clockedTypes(platform.configuration()) } };
  const [timer, plan] = await Promise.all(
    ["timers", "planned-transitions"].map((name) => platform.store.findOne(name, clocked, { sort: [{ path: "at", direction: "asc" }] })),
  );
  return [timer?.at, plan?.at, nextReset(platform)].filter((at) => typeof at === "string").sort()[0];
}
