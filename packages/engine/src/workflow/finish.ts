import { nextAt } from "./clock/catch-up.js";
import type { Outcome } from "./outcome.js";
import type { Run } from "./run/run.js";

/** What a run came to, with the moment at which the clock has to be looked at next. */
export function finish(run: Run): Outcome {
  const { nextAt: _, ...standing } = run.snapshot;
  const next = nextAt(run);
  const snapshot = next === undefined ? standing : { ...standing, nextAt: next };
  const fields = Object.keys(run.fields).length === 0 ? {} : { fields: run.fields };
  return { snapshot, effects: run.effects, timeline: run.timeline, ...fields };
}
