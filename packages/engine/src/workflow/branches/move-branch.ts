import type { BranchStanding } from "@zhili/contracts";
import type { CompiledBranch } from "../compile/index.js";
import { startDeadline } from "../deadlines/due-at.js";
import { WorkflowUnknownState } from "../errors.js";
import { note } from "../run/note.js";
import { plan, planEffects } from "../run/plan-effects.js";
import { change, currentState, type Run, recordData } from "../run/run.js";
import type { Cause } from "../states/move-to-state.js";
import { openTasks } from "../states/open-tasks.js";
import { closeVoteTasks } from "../states/vote-tasks.js";

/** Moves one branch to another of its states; the others go on. Votes on its steps are void. */
export function moveBranch(run: Run, branch: string, to: string, cause: Cause): void {
  const compiled = currentState(run).branches.get(branch);
  const place = compiled?.states.get(to);
  const before = run.snapshot.branches?.[branch];
  if (compiled === undefined || place === undefined || before === undefined) throw WorkflowUnknownState({ facts: { state: to } });
  closeBranchTasks(run, branch, before, compiled);
  planEffects(run, cause.effects ?? [], cause.origin);
  note(run, cause.kind, { from: before.state, to, transition: cause.transition, comment: cause.comment, facts: { ...cause.facts, branch } });
  const deadline = startDeadline(place.definition.deadline, recordData(run), run.moment, run.context.calendar);
  const standing: BranchStanding = {
    state: to,
    enteredAt: run.moment,
    final: place.definition.kind === "final",
    ...(deadline === undefined ? {} : { deadline }),
  };
  const own = new Set(compiled.definition.transitions.map(({ id }) => id));
  change(run, {
    branches: { ...run.snapshot.branches, [branch]: standing },
    approvals: Object.fromEntries(Object.entries(run.snapshot.approvals).filter(([id]) => !own.has(id))),
  });
  openTasks(run, place, `branch:${branch}`, deadline?.dueAt);
}

/** Everything that the state left by the branch had put into inboxes: its own task, those of its votes, reminders and escalations. */
function closeBranchTasks(run: Run, branch: string, { state, deadline }: BranchStanding, { states }: CompiledBranch): void {
  plan(run, "close-tasks", { origin: `branch:${branch}` }, `branch:${branch}`);
  for (const { definition } of states.get(state)?.leaving ?? []) if (definition.approval !== undefined) closeVoteTasks(run, definition);
  for (const done of deadline?.done ?? []) {
    const origin = `deadline:${branch}/${state}/${done.slice(done.indexOf("/") + 1)}`;
    plan(run, "close-tasks", { origin }, origin);
  }
}
