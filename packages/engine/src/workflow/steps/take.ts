import { takeTally } from "../approvals/tally.js";
import { vote } from "../approvals/vote.js";
import type { CompiledTransition } from "../compile/index.js";
import { WorkflowCommentRequired, WorkflowNotByPerson, WorkflowNotBySystem } from "../errors.js";
import type { SystemEvent, TakeEvent } from "../events.js";
import { requireGuards } from "../guards/evaluate-guards.js";
import { requireRole, requireSeparation } from "../guards/who-may.js";
import { beginStep, type Run } from "../run/run.js";
import { requireSignature, requireTyped, takeTyped } from "../typed/typed-input.js";
import { findStep } from "./find-step.js";
import { passStep } from "./pass-step.js";
import { tolerate } from "./tolerate.js";

/** A person takes a step, or votes on it. */
export function take(run: Run, event: TakeEvent): void {
  const step = findStep(run.workflow, run.snapshot, event.transition);
  const { definition } = step;
  if ((definition.trigger ?? "person") !== "person") throw WorkflowNotByPerson({ facts: { step: definition.title, trigger: definition.trigger } });
  tolerate(run, () => requireComment(step, event.comment));
  if (definition.approval !== undefined && step.tally === undefined) vote(run, step, event);
  else takeAlone(run, step, event);
}

/** One person takes the step, or types in what a meeting counted. */
function takeAlone(run: Run, step: CompiledTransition, event: TakeEvent): void {
  const { definition, tally } = step;
  const asked = [...new Set([...(definition.roles ?? []), ...(definition.approval?.roles ?? [])])];
  const role = requireRole(run, definition.title, asked, definition.owner);
  requireSeparation(run, definition, run.context.actor.id);
  takeTyped(run, step, event.input ?? {});
  tolerate(run, () => requireTyped(run, step));
  tolerate(run, () => requireSignature(step, event.signature));
  tolerate(run, () => requireGuards(run, definition.title, step.guards));
  beginStep(run);
  const comment = definition.comment === "none" ? undefined : event.comment;
  const facts = { ...(role === undefined ? {} : { role }), ...(event.signature === undefined ? {} : { signature: event.signature }), ...typedFacts(run) };
  const passing = { by: [run.context.actor.id], comment, facts };
  const quorum = definition.approval?.quorum;
  if (tally === undefined || quorum === undefined) passStep(run, step, passing);
  else takeTally(run, step, tally, quorum, passing);
}

/** An effect or a schedule takes a step; the guards and required fields hold for it too. */
export function takeBySystem(run: Run, event: SystemEvent): void {
  const step = findStep(run.workflow, run.snapshot, event.transition);
  const { trigger = "person", approval, title } = step.definition;
  if (approval !== undefined || (trigger !== "system" && trigger !== "person")) throw WorkflowNotBySystem({ facts: { step: title } });
  if (step.definition.form !== undefined) takeTyped(run, step, event.input ?? {});
  else if (event.input !== undefined) run.input = event.input;
  requireTyped(run, step);
  requireGuards(run, title, step.guards);
  beginStep(run);
  passStep(run, step, { by: [run.context.actor.id], facts: { by: "system", ...typedFacts(run) } });
}

function requireComment(step: CompiledTransition, comment: string | undefined): void {
  if (step.definition.comment !== "required" || (comment ?? "").trim() !== "") return;
  throw WorkflowCommentRequired({ facts: { step: step.definition.title } });
}

/** What was typed, kept in the timeline. */
const typedFacts = ({ input }: Run): { input?: NonNullable<Run["input"]> } => (input === undefined || Object.keys(input).length === 0 ? {} : { input });
