import { setStanding } from "../approvals/conclude.js";
import { entitlement } from "../approvals/entitlement.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, type Run } from "../run/run.js";
import type { ApprovalMove } from "./approval-move.js";
import { requireNewVoter } from "./new-voter.js";

/** 转办: hands one's vote to somebody who has none. Handed on again, it stays the first person's vote. */
export function delegate(run: Run, { step, standing, event }: ApprovalMove): void {
  const right = entitlement(run, step, standing);
  const person = requireNewVoter(run, step, standing, event.to);
  const principal = right.onBehalfOf ?? run.context.actor.id;
  beginStep(run);
  const parties = right.party === undefined ? {} : { delegatedParties: { ...standing.delegatedParties, [principal]: right.party } };
  setStanding(run, step, { ...standing, delegations: { ...standing.delegations, [principal]: person }, ...parties });
  const origin = `approval:${step.id}`;
  plan(run, "open-tasks", { title: step.definition.title, roles: [], people: [person], origin }, origin);
  note(run, "move", { transition: step.id, comment: event.reason, facts: { move: "delegate", from: principal, to: person } });
}
