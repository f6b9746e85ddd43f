import type { ApprovalStanding, JsonObject } from "@zhili/contracts";
import type { CompiledTransition } from "../compile/index.js";
import { requireGuards } from "../guards/evaluate-guards.js";
import { plan } from "../run/plan-effects.js";
import { change, type Run } from "../run/run.js";
import { openStepTask, stepOrigin } from "../states/open-tasks.js";
import { passStep } from "../steps/pass-step.js";
import { takeTyped } from "../typed/typed-input.js";
import { decide } from "./decide.js";
import { reject } from "./reject.js";

interface Closing {
  readonly comment?: string | undefined;
  readonly closing?: boolean;
}

/** Draws the consequence of the votes: waits, goes to the next step of a sequence, passes, or refuses. */
export function conclude(run: Run, step: CompiledTransition, standing: ApprovalStanding, { comment, closing = false }: Closing): void {
  const verdict = decide(run, step, standing, closing);
  if (verdict === "pending") return;
  if (verdict === "step-passed") nextStep(run, step, standing);
  else end(run, step, standing, verdict, comment);
}

function end(run: Run, step: CompiledTransition, standing: ApprovalStanding, verdict: "passed" | "rejected", comment: string | undefined): void {
  run.input = standing.input;
  const facts = {
    round: standing.round,
    votes: standing.votes.map((vote): JsonObject => ({ ...vote })),
    ...(standing.input === undefined ? {} : { input: standing.input }),
  };
  if (verdict === "rejected") {
    reject(run, step, { comment, facts });
    return;
  }
  takeTyped(run, step, standing.input ?? {});
  requireGuards(run, step.definition.title, step.guards);
  const by = standing.votes.flatMap((vote) => (vote.onBehalfOf === undefined ? [vote.by] : [vote.by, vote.onBehalfOf]));
  passStep(run, step, { by: by.length > 0 ? by : [run.context.actor.id], comment, facts });
}

/** Hand-overs hold for one step of the sequence only. */
function nextStep(run: Run, step: CompiledTransition, standing: ApprovalStanding): void {
  const steps = step.definition.approval?.steps ?? [];
  const at = steps.findIndex(({ id }) => id === standing.step);
  const next = steps[at + 1]?.id;
  if (standing.step !== undefined) plan(run, "close-tasks", { origin: stepOrigin(step.id, standing.step) }, stepOrigin(step.id, standing.step));
  setStanding(run, step, { ...standing, delegations: {}, ...(next === undefined ? {} : { step: next }) });
  openStepTask(run, step.definition, next);
}

export function setStanding(run: Run, step: CompiledTransition, standing: ApprovalStanding): void {
  change(run, { approvals: { ...run.snapshot.approvals, [step.id]: standing } });
}
