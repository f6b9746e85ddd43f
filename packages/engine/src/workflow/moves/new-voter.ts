import type { ApprovalStanding } from "@zhili/contracts";
import { askedRoles, delegateOf } from "../approvals/entitlement.js";
import { WorkflowAlreadyVoter, WorkflowPersonRequired } from "../approvals/errors.js";
import type { CompiledTransition } from "../compile/index.js";
import { requireSeparation } from "../guards/who-may.js";
import type { Run } from "../run/run.js";

/** The person named, when they have no vote yet and separation of duties does not bar them. */
export function requireNewVoter(run: Run, step: CompiledTransition, standing: ApprovalStanding, person: string | undefined): string {
  const facts = { step: step.definition.title, person };
  if (person === undefined || person === "") throw WorkflowPersonRequired({ facts });
  const votes = standing.votes.some(({ by, onBehalfOf }) => by === person || onBehalfOf === person);
  const delegated = delegateOf(standing, person) !== undefined || Object.values(standing.delegations).includes(person);
  const byRole = run.context.eligible?.(askedRoles(step, standing)).includes(person) === true;
  if (person === run.context.actor.id || votes || delegated || byRole || standing.signers.includes(person)) throw WorkflowAlreadyVoter({ facts });
  requireSeparation(run, step.definition, person);
  return person;
}
