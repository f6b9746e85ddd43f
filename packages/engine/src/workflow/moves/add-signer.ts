import { setStanding } from "../approvals/conclude.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, type Run } from "../run/run.js";
import type { ApprovalMove } from "./approval-move.js";
import { mayHandle } from "./may-handle.js";
import { requireNewVoter } from "./new-voter.js";

/** 加签: one more person has to agree. By whoever may vote, or convened the vote. */
export function addSigner(run: Run, { step, standing, event }: ApprovalMove): void {
  mayHandle(run, step, standing);
  const person = requireNewVoter(run, step, standing, event.to);
  beginStep(run);
  setStanding(run, step, { ...standing, signers: [...standing.signers, person] });
  const origin = `approval:${step.id}`;
  plan(run, "open-tasks", { title: step.definition.title, roles: [], people: [person], origin }, origin);
  note(run, "move", { transition: step.id, comment: event.reason, facts: { move: "add-signer", to: person } });
}
