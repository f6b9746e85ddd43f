import { setStanding } from "../approvals/conclude.js";
import { waitingFor } from "../approvals/decide.js";
import { askedRoles } from "../approvals/entitlement.js";
import { isOwner } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, type Run } from "../run/run.js";
import type { ApprovalMove } from "./approval-move.js";
import { mayHandle } from "./may-handle.js";

/** 催办: reminds those who have not voted. By whoever made the record, opened the vote, or has one. */
export function urge(run: Run, { step, standing, event }: ApprovalMove): void {
  if (!isOwner(run) && standing.openedBy !== run.context.actor.id) mayHandle(run, step, standing);
  else if (run.snapshot.approvals[step.id] === undefined && !isOwner(run)) mayHandle(run, step, standing);
  beginStep(run);
  setStanding(run, step, { ...standing, urgedAt: run.moment });
  const joint = step.definition.approval?.kind === "each-party";
  const waiting = waitingFor(run, step, standing);
  const all = joint ? (run.context.record.parties ?? []) : [];
  const parties = waiting.filter((id) => all.includes(id));
  const people = waiting.filter((id) => !all.includes(id));
  const asked = { ...(parties.length === 0 ? {} : { parties }), ...(joint && people.length === 0 ? {} : { people }) };
  plan(run, "remind", { roles: askedRoles(step, standing), title: step.definition.title, ...asked }, `approval:${step.id}`);
  note(run, "move", { transition: step.id, comment: event.reason, facts: { move: "urge" } });
}
