import type { ApprovalStanding, JsonObject, Vote } from "@zhili/contracts";
import type { CompiledTransition } from "../compile/index.js";
import { WorkflowInputFixed, WorkflowRoleMissing } from "../errors.js";
import type { Decision, TakeEvent } from "../events.js";
import { requireGuards } from "../guards/evaluate-guards.js";
import { isOwner, requireSeparation } from "../guards/who-may.js";
import { note } from "../run/note.js";
import { plan } from "../run/plan-effects.js";
import { beginStep, type Run } from "../run/run.js";
import { partyOrigin } from "../states/open-tasks.js";
import { requireSignature, requireTyped, takeTyped } from "../typed/typed-input.js";
import { conclude, setStanding } from "./conclude.js";
import { countVotes } from "./decide.js";
import { type Entitlement, entitlement } from "./entitlement.js";
import { WorkflowAlreadyVoted, WorkflowNoParty, WorkflowQuorumShort } from "./errors.js";
import { attendanceNeeded, attended } from "./quorum.js";
import { emptyStanding, firstStep } from "./reject.js";

/** Votes on a step that needs approval. Somebody with the step's own roles but no vote opens it, and closes the count of a quorum. */
export function vote(run: Run, step: CompiledTransition, event: TakeEvent): void {
  const actor = run.context.actor.id;
  const open = run.snapshot.approvals[step.id];
  const standing = open ?? emptyStanding(run, actor, firstStep(step));
  const right = rightOrRefusal(run, step, standing);
  if (right.entitled) cast(run, step, standing, right.entitlement, event);
  else if (event.decision === undefined && mayConvene(run, step, open, right.refusal)) convene(run, step, open, event);
  else throw right.refusal;
}

type Right = { readonly entitled: true; readonly entitlement: Entitlement } | { readonly entitled: false; readonly refusal: unknown };

function rightOrRefusal(run: Run, step: CompiledTransition, standing: ApprovalStanding): Right {
  try {
    return { entitled: true, entitlement: entitlement(run, step, standing) };
  } catch (refusal) {
    return { entitled: false, refusal };
  }
}

function cast(run: Run, step: CompiledTransition, standing: ApprovalStanding, right: Entitlement, event: TakeEvent): void {
  const decision: Decision = event.decision ?? "agree";
  const input = decision === "agree" ? typedSoFar(step, standing, event.input) : standing.input;
  if (decision === "agree") requireAll(run, step, input, event.signature);
  beginStep(run);
  const actor = run.context.actor.id;
  const comment = step.definition.comment === "none" ? undefined : event.comment;
  const at = standing.step === undefined ? {} : { step: standing.step };
  const given: Vote = { by: actor, ...right, ...at, decision, ...(comment === undefined ? {} : { comment }), at: run.moment };
  const next: ApprovalStanding = { ...standing, votes: [...standing.votes, given], ...(input === undefined ? {} : { input }) };
  setStanding(run, step, next);
  if (right.party !== undefined) plan(run, "close-tasks", { origin: partyOrigin(step.id, right.party) }, partyOrigin(step.id, right.party));
  const facts: JsonObject = { round: standing.round, ...right, ...at, ...(event.signature === undefined ? {} : { signature: event.signature }) };
  if (step.definition.approval?.sealed === true) note(run, "vote", { transition: step.id, facts: { ...facts, sealed: true } });
  else note(run, "vote", { transition: step.id, comment, facts: { ...facts, decision } });
  conclude(run, step, next, { comment: decision === "agree" || step.definition.approval?.sealed === true ? undefined : comment });
}

/** What the step asks of someone who agrees: fields, signature, guards. The fields are written only when it passes. */
function requireAll(run: Run, step: CompiledTransition, input: JsonObject | undefined, signature: string | undefined): void {
  takeTyped(run, step, input ?? {});
  requireTyped(run, step);
  requireSignature(step, signature);
  requireGuards(run, step.definition.title, step.guards);
  run.fields = {};
  run.input = undefined;
}

/** What was typed stands; who votes later may add to it, not change it. */
function typedSoFar(step: CompiledTransition, { input: before }: ApprovalStanding, added: JsonObject | undefined): JsonObject | undefined {
  if (before === undefined || added === undefined) return added ?? before;
  const changed = Object.keys(added).filter((key) => Object.hasOwn(before, key) && JSON.stringify(before[key]) !== JSON.stringify(added[key]));
  if (changed.length > 0) throw WorkflowInputFixed({ facts: { step: step.definition.title, fields: changed.join("、") } });
  return { ...before, ...added };
}

function mayConvene(run: Run, { definition }: CompiledTransition, open: ApprovalStanding | undefined, refusal: unknown): boolean {
  const { approval, roles = [], owner } = definition;
  const apart = approval?.roles !== undefined || approval?.kind === "sequence";
  const holds = (roles.length > 0 && run.context.holdsRole(roles) !== undefined) || (owner === true && isOwner(run));
  if (!apart || !holds) return false;
  const noVote = WorkflowRoleMissing.is(refusal) || WorkflowNoParty.is(refusal);
  if (open === undefined) return noVote;
  return approval?.kind === "quorum" && (noVote || WorkflowAlreadyVoted.is(refusal));
}

function convene(run: Run, step: CompiledTransition, open: ApprovalStanding | undefined, event: TakeEvent): void {
  if (open !== undefined) {
    closeCount(run, step, open, event.comment);
    return;
  }
  requireSeparation(run, step.definition, run.context.actor.id);
  requireAll(run, step, event.input, undefined);
  beginStep(run);
  setStanding(run, step, { ...emptyStanding(run, run.context.actor.id, firstStep(step)), ...(event.input === undefined ? {} : { input: event.input }) });
  note(run, "move", { transition: step.id, comment: event.comment, facts: { move: "open" } });
}

/** Counts a quorum without waiting for the rest; too few present is refused, so that more may still vote. */
function closeCount(run: Run, step: CompiledTransition, open: ApprovalStanding, comment: string | undefined): void {
  const quorum = step.definition.approval?.quorum;
  const count = countVotes(run, step, open);
  if (quorum !== undefined && !attended(quorum, count)) {
    const needed = attendanceNeeded(quorum, count.eligible);
    throw WorkflowQuorumShort({ facts: { step: step.definition.title, eligible: count.eligible, present: count.present, needed } });
  }
  beginStep(run);
  conclude(run, step, open, { comment, closing: true });
}
