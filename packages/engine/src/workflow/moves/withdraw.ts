import { setStanding } from "../approvals/conclude.js";
import { WorkflowNothingToWithdraw } from "../approvals/errors.js";
import { leaveTo } from "../approvals/reject.js";
import { isOwner } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { beginStep, change, type Run } from "../run/run.js";
import { openPartyTask } from "../states/open-tasks.js";
import { restartVoteTasks } from "../states/vote-tasks.js";
import type { ApprovalMove } from "./approval-move.js";
import { requireTarget } from "./return-to.js";

/** 撤回: a voter takes the own vote back while the vote is open; who opened it or made the record takes the whole vote back, to an earlier state when one is named. */
export function withdraw(run: Run, move: ApprovalMove): void {
  const { step, standing, event } = move;
  const actor = run.context.actor.id;
  const own = standing.votes.find(({ by }) => by === actor);
  const whole = isOwner(run) || (standing.openedBy === actor && run.snapshot.approvals[step.id] !== undefined);
  const late = own !== undefined && own.step !== standing.step;
  if (late || (own === undefined && !whole)) throw WorkflowNothingToWithdraw({ facts: { step: step.definition.title } });
  const to = event.to === undefined || own !== undefined ? undefined : requireTarget(run, move);

  beginStep(run);
  if (own !== undefined) {
    setStanding(run, step, { ...standing, votes: standing.votes.filter((vote) => vote !== own) });
    if (own.party !== undefined) openPartyTask(run, step.definition, own.party);
    note(run, "move", { transition: step.id, comment: event.reason, facts: { move: "withdraw", vote: true } });
  } else if (to !== undefined) {
    leaveTo(run, step, to, { kind: "move", origin: `withdrawn:${step.id}`, transition: step.id, comment: event.reason, facts: { move: "withdraw" } });
  } else {
    const { [step.id]: _, ...others } = run.snapshot.approvals;
    change(run, { approvals: others });
    restartVoteTasks(run, step);
    note(run, "move", { transition: step.id, comment: event.reason, facts: { move: "withdraw" } });
  }
}
