import type { Configuration } from "../configuration/configuration.js";

/** Title of a state in whichever of the configurations has it; its id when none does. */
export function titleOfState(one: Configuration, other: Configuration, workflow: string, state: string): string {
  const found = [one, other].flatMap((configuration) => configuration.workflowDefinitions.get(workflow)?.definition.states ?? []);
  return found.find(({ id }) => id === state)?.title ?? state;
}
