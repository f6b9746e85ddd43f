import type { DueStep } from "../clock/due-step.js";
import { beginStep, currentState, type Run } from "../run/run.js";
import { moveToState } from "../states/move-to-state.js";
import { openObjections } from "./find.js";

/** The clean close of a notice: at the end of its last day, when its clock runs and no objection is open. */
export function windowStep(run: Run): DueStep[] {
  const standing = run.snapshot.window;
  if (standing === undefined || standing.pausedAt !== undefined || openObjections(standing) > 0) return [];
  const fire = (late: Run): void => {
    const state = currentState(late);
    if (state.definition.window === undefined) return;
    beginStep(late);
    moveToState(late, state.definition.window.clean, {
      kind: "notice",
      origin: "window:clean",
      effects: state.onClean,
      notice: "closed",
      facts: { event: "clean", lastDay: standing.lastDay },
    });
  };
  return [{ at: standing.closesAt, rank: 1900, fire }];
}
