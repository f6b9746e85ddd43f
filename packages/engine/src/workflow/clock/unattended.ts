import type { CompiledTransition } from "../compile/index.js";
import { currentState, placeOfBranch, type Run } from "../run/run.js";

/** Automatic steps and timers that lead out of where the record is, those of running branches too. */
export function unattended(run: Run): CompiledTransition[] {
  const branches = Object.keys(run.snapshot.branches ?? {}).flatMap((id) => placeOfBranch(run.workflow, run.snapshot, id)?.leaving ?? []);
  return [...currentState(run).leaving, ...branches].filter(({ definition: { trigger } }) => trigger === "automatic" || trigger === "timer");
}

/** When the time of a timer is up; undefined for other steps. */
export function timerAt(run: Run, { definition, branch }: CompiledTransition): string | undefined {
  if (definition.trigger !== "timer" || definition.after === undefined) return undefined;
  const since = branch === undefined ? run.snapshot.enteredAt : run.snapshot.branches?.[branch.id]?.enteredAt;
  return since === undefined ? undefined : run.context.calendar.addDuration(since, definition.after);
}
