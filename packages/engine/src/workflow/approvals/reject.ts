import type { ApprovalStanding, JsonObject } from "@zhili/contracts";
import { moveBranch } from "../branches/move-branch.js";
import type { CompiledTransition } from "../compile/index.js";
import { note } from "../run/note.js";
import { planEffects } from "../run/plan-effects.js";
import { change, currentState, type Run } from "../run/run.js";
import { type Cause, moveToState } from "../states/move-to-state.js";
import { restartVoteTasks } from "../states/vote-tasks.js";
import { standingOf } from "../steps/pass-step.js";

/** Ends a vote with no: to the state for refusals, or a new round in the same state. */
export function reject(run: Run, step: CompiledTransition, { comment, facts }: { readonly comment?: string | undefined; readonly facts: JsonObject }): void {
  const { id, approval } = step.definition;
  const cause: Cause = { kind: "transition", origin: `rejected:${id}`, effects: step.onRejected, transition: id, comment, facts: { ...facts, rejected: true } };
  const here = standingOf(run.snapshot, step);
  const to = approval?.rejected;
  if (to === undefined || to === here) nextRound(run, step, cause, here);
  else leaveTo(run, step, to, cause);
}

/** Moves to a state of the step's branch when it has it, else of the whole workflow. */
export function leaveTo(run: Run, step: CompiledTransition, to: string, cause: Cause): void {
  const inBranch = step.branch !== undefined && currentState(run).branches.get(step.branch.id)?.states.has(to) === true;
  if (step.branch !== undefined && inBranch) moveBranch(run, step.branch.id, to, cause);
  else moveToState(run, to, cause);
}

function nextRound(run: Run, step: CompiledTransition, cause: Cause, here: string | undefined): void {
  const open = run.snapshot.approvals[step.id];
  if (open !== undefined) {
    const next: ApprovalStanding = { ...emptyStanding(run, open.openedBy, firstStep(step)), round: open.round + 1 };
    change(run, { approvals: { ...run.snapshot.approvals, [step.id]: next } });
    restartVoteTasks(run, step);
  }
  planEffects(run, cause.effects ?? [], cause.origin);
  note(run, cause.kind, { from: here, to: here, transition: step.id, comment: cause.comment, facts: cause.facts ?? {} });
}

export const firstStep = ({ definition: { approval } }: CompiledTransition): string | undefined =>
  approval?.kind === "sequence" ? approval.steps?.[0]?.id : undefined;

/** A vote just opened. */
export function emptyStanding(run: Run, openedBy: string, step: string | undefined): ApprovalStanding {
  return { round: 1, openedAt: run.moment, openedBy, votes: [], signers: [], delegations: {}, ...(step === undefined ? {} : { step }) };
}
