import type { Transition, WorkflowDefinition } from "@zhili/contracts";

/** All steps of a workflow, those of branches too. */
export function stepsOf({ states, transitions }: WorkflowDefinition): readonly Transition[] {
  return [...transitions, ...states.flatMap(({ branches = [] }) => branches.flatMap((branch) => branch.transitions))];
}
