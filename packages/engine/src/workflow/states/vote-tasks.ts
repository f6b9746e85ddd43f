import type { Transition } from "@zhili/contracts";
import type { CompiledTransition } from "../compile/index.js";
import { plan } from "../run/plan-effects.js";
import { currentState, placeOfBranch, type Run } from "../run/run.js";
import { mainSteps, openPartyTask, openStepTask, partyOrigin, stepOrigin } from "./open-tasks.js";

/** Closes every task that votes on the step opened: of parties, of the parts of a sequence, of extra signers. */
export function closeVoteTasks(run: Run, { id, approval }: Transition): void {
  const parties = approval?.kind === "each-party" ? (run.context.record.parties ?? []).map((party) => partyOrigin(id, party)) : [];
  const parts = approval?.kind === "sequence" ? (approval.steps ?? []).map((part) => stepOrigin(id, part.id)) : [];
  for (const origin of [`approval:${id}`, ...parties, ...parts]) plan(run, "close-tasks", { origin }, origin);
}

/** A vote begins anew where the record stands: every party, or the first part of a sequence, is asked again. */
export function restartVoteTasks(run: Run, step: CompiledTransition): void {
  closeVoteTasks(run, step.definition);
  const { approval } = step.definition;
  const own = step.branch === undefined ? currentState(run).definition : undefined;
  const place = step.branch === undefined ? currentState(run) : placeOfBranch(run.workflow, run.snapshot, step.branch.id);
  if (place === undefined || own?.task?.none === true || !mainSteps(place).includes(step.definition)) return;
  const standing = step.branch === undefined ? run.snapshot : run.snapshot.branches?.[step.branch.id];
  const due = standing?.deadline === undefined ? {} : { dueAt: standing.deadline.dueAt };
  const title = own?.task?.title ?? place.definition.title;
  if (approval?.kind === "each-party")
    for (const party of run.context.record.parties ?? []) openPartyTask(run, step.definition, party, title, own?.task?.roles, due);
  if (approval?.kind === "sequence" && own?.task?.roles === undefined) openStepTask(run, step.definition, approval.steps?.[0]?.id);
}
