import type { ApprovalStanding } from "@zhili/contracts";
import { type Entitlement, entitlement } from "../approvals/entitlement.js";
import { WorkflowAlreadyVoted, WorkflowNoParty, WorkflowPartyVoted } from "../approvals/errors.js";
import type { CompiledTransition } from "../compile/index.js";
import { WorkflowRoleMissing } from "../errors.js";
import { isOwner } from "../guards/who-may.js";
import type { Run } from "../run/run.js";

/** Whoever has a vote (given or not), or holds the step's own roles, may handle the vote; throws why another may not. */
export function mayHandle(run: Run, step: CompiledTransition, standing: ApprovalStanding): Entitlement | undefined {
  try {
    return entitlement(run, step, standing);
  } catch (refusal) {
    if (WorkflowAlreadyVoted.is(refusal) || WorkflowPartyVoted.is(refusal)) return undefined;
    const noVote = WorkflowRoleMissing.is(refusal) || WorkflowNoParty.is(refusal);
    if (noVote && isConvenor(run, step)) return undefined;
    throw refusal;
  }
}

/** Holds the step's own roles, apart from those who are asked. */
function isConvenor(run: Run, { definition: { roles = [], owner } }: CompiledTransition): boolean {
  return (roles.length > 0 && run.context.holdsRole(roles) !== undefined) || (owner === true && isOwner(run));
}
