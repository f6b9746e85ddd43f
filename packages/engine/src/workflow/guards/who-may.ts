import type { Snapshot, Transition } from "@zhili/contracts";
import type { CompiledWorkflow } from "../compile/index.js";
import { WorkflowRoleMissing, WorkflowSeparation } from "../errors.js";
import type { Run } from "../run/run.js";

/** Who a step is up to, in words, for refusals: `who` and `whoEn`. */
export function whoMay(workflow: CompiledWorkflow, roles: readonly string[], owner = false): { readonly who: string; readonly whoEn: string } {
  const titles = roles.map((role) => workflow.roleTitle(role));
  return {
    who: [...titles, ...(owner ? ["登记人本人"] : [])].join("、") || "（未指定）",
    whoEn: [...titles, ...(owner ? ["the person who made the record"] : [])].join(", ") || "(nobody named)",
  };
}

/** The role under which the actor takes the step; undefined for its owner. Throws WORKFLOW_ROLE_MISSING. */
export function requireRole(run: Run, step: string, roles: readonly string[], owner = false): string | undefined {
  const role = roles.length === 0 ? undefined : run.context.holdsRole(roles);
  if (role !== undefined) return role;
  if (owner && isOwner(run)) return undefined;
  throw WorkflowRoleMissing({ facts: { step, ...whoMay(run.workflow, roles, owner) } });
}

export const isOwner = ({ context }: Run): boolean => context.actor.kind === "user" && context.actor.id === context.record.createdBy;

/** Throws WORKFLOW_SEPARATION when the person took a step that the new one must not share a person with. */
export function requireSeparation(run: Run, step: Transition, person: string): void {
  const other = separatedBy(run.snapshot, step, person);
  if (other === undefined) return;
  const title = other === "create" ? "登记" : (run.workflow.transitions.get(other)?.definition.title ?? other);
  throw WorkflowSeparation({ facts: { step: step.title, other: title, transition: other } });
}

/** The step (or `create`) that bars the person; a vote on a step that is still open counts as taking it. */
export function separatedBy(snapshot: Snapshot, step: Transition, person: string): string | undefined {
  return step.notBy?.find((id) => {
    const voted = snapshot.approvals[id]?.votes.some(({ by, onBehalfOf }) => by === person || onBehalfOf === person);
    return voted === true || snapshot.takenBy[id]?.includes(person) === true;
  });
}
