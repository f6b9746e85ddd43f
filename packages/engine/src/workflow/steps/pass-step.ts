import type { JsonObject, Snapshot } from "@zhili/contracts";
import { moveBranch } from "../branches/move-branch.js";
import type { CompiledTransition } from "../compile/index.js";
import { note } from "../run/note.js";
import { planEffects } from "../run/plan-effects.js";
import { change, type Run } from "../run/run.js";
import { type Cause, moveToState } from "../states/move-to-state.js";
import { closeVoteTasks } from "../states/vote-tasks.js";

export interface Passing {
  /** Who took it: everyone who voted, or the one person; empty when it went by itself. */
  readonly by: readonly string[];
  readonly comment?: string | undefined;
  readonly facts?: JsonObject;
}

/** Takes a step whose conditions are met: notes who took it, plans its effects, moves. */
export function passStep(run: Run, step: CompiledTransition, { by, comment, facts }: Passing): void {
  const { id, to, trigger } = step.definition;
  const takers = by.length > 0 ? by : [`system:${trigger ?? "system"}`];
  change(run, { takenBy: { ...run.snapshot.takenBy, [id]: [...(run.snapshot.takenBy[id] ?? []), ...takers] } });
  const cause: Cause = {
    kind: "transition",
    origin: `transition:${id}`,
    effects: step.effects,
    transition: id,
    comment,
    ...(facts === undefined ? {} : { facts }),
  };
  const place = standingOf(run.snapshot, step);
  const byClock = trigger === "timer" || trigger === "automatic";
  if (place === to && !byClock) stay(run, step, cause);
  else if (step.branch === undefined) moveToState(run, to, cause);
  else moveBranch(run, step.branch.id, to, cause);
}

/** A step that leads where it starts is done without leaving: clocks run on, other votes stand. */
function stay(run: Run, step: CompiledTransition, cause: Cause): void {
  const { [step.id]: open, ...others } = run.snapshot.approvals;
  change(run, { approvals: others });
  if (open !== undefined) closeVoteTasks(run, step.definition);
  planEffects(run, cause.effects ?? [], cause.origin);
  note(run, cause.kind, { from: step.definition.to, to: step.definition.to, transition: step.id, comment: cause.comment, facts: cause.facts ?? {} });
}

/** The state in which the step's own part of the workflow is. */
export const standingOf = (snapshot: Snapshot, { branch }: CompiledTransition): string | undefined =>
  branch === undefined ? snapshot.state : snapshot.state === branch.state ? snapshot.branches?.[branch.id]?.state : undefined;
