import type { WindowStanding } from "@zhili/contracts";
import type { ObjectEvent } from "../events.js";
import { requireRole } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, change, currentState, type Run } from "../run/run.js";
import { WorkflowObjectionKnown, WorkflowObjectionsNotTaken, WorkflowWindowClosed } from "./errors.js";
import { remainingDays } from "./remaining-days.js";

/** Takes an objection to the open notice; the clock stands still from the first one on, unless the window says otherwise. */
export function object(run: Run, { objection }: ObjectEvent): void {
  const { definition } = currentState(run);
  const { window } = definition;
  const standing = run.snapshot.window;
  const { calendar } = run.context;
  if (window === undefined || standing === undefined || (standing.pausedAt === undefined && run.moment >= standing.closesAt)) {
    throw WorkflowWindowClosed({ facts: { state: definition.title } });
  }
  const { objections } = window;
  if (objections === undefined) throw WorkflowObjectionsNotTaken({ facts: { state: definition.title } });
  if (Object.hasOwn(standing.objections, objection)) throw WorkflowObjectionKnown({ facts: { objection } });
  if (objections.from !== undefined) requireRole(run, definition.title, objections.from);

  beginStep(run);
  const dueAt = objections.within === undefined ? undefined : calendar.addDuration(run.moment, objections.within);
  const known = { ...standing.objections, [objection]: { at: run.moment, ...(dueAt === undefined ? {} : { dueAt }) } };
  const pausing = objections.pauses !== false && standing.pausedAt === undefined;
  const next: WindowStanding = pausing
    ? { ...standing, objections: known, pausedAt: run.moment, remainingDays: remainingDays(window, standing, calendar.localDate(run.moment), calendar) }
    : { ...standing, objections: known };
  change(run, { window: next });
  if (pausing) plan(run, "pause-notice", { remainingDays: next.remainingDays ?? 0 }, `objection:${objection}`);
  plan(
    run,
    "open-objection-task",
    { objection, roles: objections.handledBy, ...(dueAt === undefined ? {} : { dueAt }), origin: `objection:${objection}` },
    `objection:${objection}`,
  );
  note(run, "objection", { facts: { objection, paused: next.pausedAt !== undefined } });
}
