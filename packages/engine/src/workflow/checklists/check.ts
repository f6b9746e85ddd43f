import type { CheckStanding } from "@zhili/contracts";
import type { CheckEvent } from "../events.js";
import { requireRole } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, change, currentState, type Run } from "../run/run.js";
import { moveToState } from "../states/move-to-state.js";
import { WorkflowBasisRequired, WorkflowCheckDone, WorkflowSameChecker, WorkflowUnknownCheck } from "./errors.js";

/** Records one check of the gate: the first failure ends it, the last pass opens it. */
export function check(run: Run, { item: id, result, basis }: CheckEvent): void {
  const state = currentState(run);
  const { checklist, title } = state.definition;
  const item = checklist?.items.find((candidate) => candidate.id === id);
  if (checklist === undefined || item === undefined) throw WorkflowUnknownCheck({ facts: { state: title, item: id } });
  const standing = run.snapshot.checklist ?? {};
  if (standing[id] !== undefined) throw WorkflowCheckDone({ facts: { item: item.title } });
  requireRole(run, item.title, item.roles);
  const actor = run.context.actor.id;
  const other = checklist.distinct === false ? undefined : checklist.items.find((candidate) => standing[candidate.id]?.by === actor);
  if (other !== undefined) throw WorkflowSameChecker({ facts: { item: item.title, other: other.title } });
  if (basis.trim() === "") throw WorkflowBasisRequired({ facts: { item: item.title } });

  beginStep(run);
  const done: CheckStanding = { result, basis, by: actor, at: run.moment };
  const next = { ...standing, [id]: done };
  change(run, { checklist: next });
  plan(run, "close-tasks", { origin: `check:${id}` }, `check:${id}`);
  const confidential = checklist.confidentialTo === undefined ? {} : { confidentialTo: checklist.confidentialTo };
  note(run, "check", { facts: { item: id, title: item.title, result, basis, ...confidential } });
  run.input = { item: id, result };
  if (result === "fail") moveToState(run, checklist.failed, { kind: "transition", origin: "check:failed", effects: state.onFailed, facts: { item: id } });
  else if (checklist.items.every((candidate) => next[candidate.id]?.result === "pass")) {
    moveToState(run, checklist.passed, { kind: "transition", origin: "check:passed", effects: state.onPassed });
  }
}
