import type { Deadline, DeadlineStanding } from "@zhili/contracts";
import { WorkflowCommentRequired, WorkflowUnknownState } from "../errors.js";
import type { MoveEvent } from "../events.js";
import { requireRole } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { beginStep, change, currentState, placeOfBranch, type Run } from "../run/run.js";
import { aroundDue, extendedDue } from "./due-at.js";
import { WorkflowExtensionLate, WorkflowExtensionNotAllowed, WorkflowExtensionUsed } from "./errors.js";

/** Extends the deadline of the state, or of a branch: asked for before due, with a reason, as often as the definition says (once). */
export function extend(run: Run, { branch, reason }: MoveEvent): void {
  const place = branch === undefined ? currentState(run) : placeOfBranch(run.workflow, run.snapshot, branch);
  if (place === undefined) throw WorkflowUnknownState({ facts: { state: branch ?? "" } });
  const standing = branch === undefined ? run.snapshot.deadline : run.snapshot.branches?.[branch]?.deadline;
  const { deadline, title: state } = place.definition;
  const { calendar } = run.context;
  if (deadline?.extension === undefined || standing === undefined) throw WorkflowExtensionNotAllowed({ facts: { state } });
  const { by, times = 1, roles } = deadline.extension;
  requireRole(run, state, roles);
  if (standing.overdue || run.moment >= standing.dueAt) throw WorkflowExtensionLate({ facts: { state, dueAt: standing.dueAt } });
  if (standing.extended >= times) throw WorkflowExtensionUsed({ facts: { state, times } });
  if ((reason ?? "").trim() === "") throw WorkflowCommentRequired({ facts: { step: state } });

  beginStep(run);
  const dueAt = extendedDue(standing.dueAt, by, calendar);
  const next: DeadlineStanding = { ...standing, dueAt, extended: standing.extended + 1, done: remindersPast(deadline, standing, dueAt, run) };
  setDeadline(run, branch, next);
  note(run, "deadline", { comment: reason, facts: { event: "extended", dueAt, before: standing.dueAt, ...(branch === undefined ? {} : { branch }) } });
}

export function setDeadline(run: Run, branch: string | undefined, deadline: DeadlineStanding): void {
  const standing = branch === undefined ? undefined : run.snapshot.branches?.[branch];
  if (branch === undefined) change(run, { deadline });
  else if (standing !== undefined) change(run, { branches: { ...run.snapshot.branches, [branch]: { ...standing, deadline } } });
}

export const reminderId = (id: string): string => `remind/${id}`;
export const ladderId = (id: string): string => `overdue/${id}`;

/** Reminders are sent again before the new due, unless their new moment has passed too. */
function remindersPast({ remind }: Deadline, standing: DeadlineStanding, dueAt: string, run: Run): string[] {
  const ahead = (remind ?? []).filter(({ at }) => aroundDue(dueAt, at, run.context.calendar) > run.moment).map(({ id }) => reminderId(id));
  return standing.done.filter((id) => !ahead.includes(id));
}
