import type { NoticeWindow, WindowStanding } from "@zhili/contracts";
import type { FindEvent } from "../events.js";
import { requireRole } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, change, currentState, type Run } from "../run/run.js";
import { moveToState } from "../states/move-to-state.js";
import { WorkflowObjectionDecided, WorkflowObjectionsNotTaken, WorkflowObjectionUnknown } from "./errors.js";

/** Records the finding on an objection: upheld, the record goes back; dismissed, the notice runs on for the days that were left once no objection is open. */
export function find(run: Run, event: FindEvent): void {
  const state = currentState(run);
  const objections = state.definition.window?.objections;
  const standing = run.snapshot.window;
  if (objections === undefined || standing === undefined) throw WorkflowObjectionsNotTaken({ facts: { state: state.definition.title } });
  const known = Object.hasOwn(standing.objections, event.objection) ? standing.objections[event.objection] : undefined;
  if (known === undefined) throw WorkflowObjectionUnknown({ facts: { objection: event.objection } });
  if (known.finding !== undefined) throw WorkflowObjectionDecided({ facts: { objection: event.objection } });
  requireRole(run, state.definition.title, objections.handledBy);

  beginStep(run);
  const origin = `objection:${event.objection}`;
  const next: WindowStanding = { ...standing, objections: { ...standing.objections, [event.objection]: { ...known, finding: event.finding } } };
  change(run, { window: next });
  plan(run, "close-tasks", { origin }, origin);
  note(run, "finding", { comment: event.comment, facts: { objection: event.objection, finding: event.finding } });
  if (event.finding === "upheld")
    moveToState(run, objections.upheld, { kind: "transition", origin: "window:upheld", effects: state.onUpheld, facts: { objection: event.objection } });
  else if (state.definition.window !== undefined) resume(run, state.definition.window, next, origin);
}

function resume(run: Run, { dayKind, minDays }: NoticeWindow, standing: WindowStanding, origin: string): void {
  if (standing.pausedAt === undefined || openObjections(standing) > 0) return;
  const { pausedAt: _, ...rest } = standing;
  const end = run.context.calendar.noticeEnd(run.moment, standing.remainingDays ?? minDays, dayKind);
  change(run, { window: { ...rest, ...end } });
  plan(run, "resume-notice", { ...end }, origin);
}

export const openObjections = ({ objections }: WindowStanding): number => Object.values(objections).filter(({ finding }) => finding === undefined).length;
