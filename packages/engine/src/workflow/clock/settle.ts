import { joinedTo } from "../branches/joined.js";
import type { CompiledTransition } from "../compile/index.js";
import { WorkflowAutomaticLoop, WorkflowGuardBroken } from "../errors.js";
import { refusingGuards } from "../guards/evaluate-guards.js";
import { beginStep, currentState, type Run } from "../run/run.js";
import { moveToState } from "../states/move-to-state.js";
import { passStep } from "../steps/pass-step.js";
import { timerAt, unattended } from "./unattended.js";

/** Moves in a row, at one moment, after which a workflow is held to go round in a loop. */
const BOUND = 100;

/** Takes everything that goes by itself at the moment of the run: joins, children through, automatic steps, timers whose time is up. */
export function settle(run: Run): void {
  for (let moves = 0; moveByItself(run); moves += 1) {
    if (moves >= BOUND) throw WorkflowAutomaticLoop({ facts: { state: currentState(run).definition.title, bound: BOUND } });
  }
}

function moveByItself(run: Run): boolean {
  if (run.snapshot.final) return false;
  run.input = undefined;
  const joined = joinedTo(currentState(run).definition, run.snapshot);
  if (joined !== undefined) {
    beginStep(run);
    moveToState(run, joined.to, { kind: "transition", origin: joined.origin, facts: { by: joined.origin } });
    return true;
  }
  const step = unattended(run).find((candidate) => isUp(run, candidate) && holds(run, candidate));
  if (step === undefined) return false;
  beginStep(run);
  passStep(run, step, { by: [], facts: { by: step.definition.trigger ?? "automatic" } });
  return true;
}

const isUp = (run: Run, step: CompiledTransition): boolean => step.definition.trigger === "automatic" || (timerAt(run, step) ?? "~") <= run.moment;

/** A guard that can't be judged keeps a step that goes by itself waiting. */
function holds(run: Run, step: CompiledTransition): boolean {
  try {
    return refusingGuards(run, step.definition.title, step.guards).length === 0;
  } catch (error) {
    if (WorkflowGuardBroken.is(error)) return false;
    throw error;
  }
}
