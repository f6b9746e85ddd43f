import type { CompiledTransition } from "../compile/index.js";
import { dayAfter } from "../deadlines/due-at.js";
import { deadlineSteps } from "../deadlines/due-steps.js";
import { currentState, placeOfBranch, type Run } from "../run/run.js";
import { windowStep } from "../windows/close-window.js";
import type { DueStep } from "./due-step.js";
import { timerAt, unattended } from "./unattended.js";

/** Work of the clock that the standing still has ahead, in no order. */
export function clockWork(run: Run): DueStep[] {
  const { snapshot, workflow } = run;
  if (snapshot.final) return [];
  const place = currentState(run);
  const steps: DueStep[] = [];
  if (snapshot.deadline !== undefined) steps.push(...deadlineSteps(run, { place, standing: snapshot.deadline, enteredAt: snapshot.enteredAt }));
  steps.push(...windowStep(run));
  for (const [branch, { deadline, enteredAt, final }] of Object.entries(snapshot.branches ?? {})) {
    const inside = placeOfBranch(workflow, snapshot, branch);
    if (inside !== undefined && deadline !== undefined && !final) steps.push(...deadlineSteps(run, { place: inside, standing: deadline, enteredAt, branch }));
  }
  return steps;
}

/** Moments after `looked` at which timers and guards on the date have to be looked at. */
export function lookouts(run: Run, looked: string): DueStep[] {
  if (run.snapshot.final) return [];
  const steps = unattended(run);
  const timers = steps.flatMap((step) => timerAt(run, step) ?? []).filter((at) => at > looked);
  const midnight = run.context.calendar.startOfDay(dayAfter(run.context.calendar.localDate(looked), 1));
  const daily = steps.some((step) => isClocked(step) && (timerAt(run, step) ?? "") <= midnight);
  return [...timers, ...(daily ? [midnight] : [])].map((at) => ({ at, rank: 2000 }));
}

const isClocked = (step: CompiledTransition): boolean => step.guards.some(({ clocked }) => clocked);
