import type { ApprovalStanding, RoleList } from "@zhili/contracts";
import type { CompiledTransition } from "../compile/index.js";
import { WorkflowRoleMissing } from "../errors.js";
import { isOwner, requireSeparation, whoMay } from "../guards/who-may.js";
import type { Run } from "../run/run.js";
import { WorkflowAlreadyVoted, WorkflowNoParty, WorkflowPartyVoted, WorkflowVoteDelegated } from "./errors.js";

/** In what right somebody votes. */
export interface Entitlement {
  readonly role?: string;
  readonly party?: string;
  readonly onBehalfOf?: string;
}

/** Roles asked at this point of the approval. */
export function askedRoles({ definition: { approval, roles } }: CompiledTransition, standing: ApprovalStanding): RoleList {
  if (approval?.kind === "sequence") return approval.steps?.find(({ id }) => id === standing.step)?.roles ?? [];
  return approval?.roles ?? roles ?? [];
}

/** In what right the actor may vote now; throws why not. Nobody votes twice in a round, for whomever. */
export function entitlement(run: Run, step: CompiledTransition, standing: ApprovalStanding): Entitlement {
  const actor = run.context.actor.id;
  const facts = { step: step.definition.title };
  if (standing.votes.some(({ by, onBehalfOf }) => by === actor || onBehalfOf === actor)) throw WorkflowAlreadyVoted({ facts });
  const handedTo = delegateOf(standing, actor);
  if (handedTo !== undefined) throw WorkflowVoteDelegated({ facts: { ...facts, to: handedTo } });
  const right = ownRight(run, step, standing) ?? delegatedRight(run, step, standing);
  if (right === undefined) throw refusal(run, step, standing);
  requireSeparation(run, step.definition, actor);
  if (right.party !== undefined && standing.votes.some(({ party }) => party === right.party))
    throw WorkflowPartyVoted({ facts: { ...facts, party: right.party } });
  return right;
}

export const delegateOf = ({ delegations }: ApprovalStanding, person: string): string | undefined =>
  Object.hasOwn(delegations, person) ? delegations[person] : undefined;

function ownRight(run: Run, step: CompiledTransition, standing: ApprovalStanding): Entitlement | undefined {
  const { context } = run;
  if (standing.signers.includes(context.actor.id)) return {};
  const roles = askedRoles(step, standing);
  const role = roles.length === 0 ? undefined : context.holdsRole(roles);
  const { approval, owner } = step.definition;
  if (approval?.kind === "each-party") {
    const party = context.partyOf?.();
    return role !== undefined && party !== undefined && context.record.parties?.includes(party) === true ? { role, party } : undefined;
  }
  if (role !== undefined) return { role };
  return owner === true && approval?.roles === undefined && approval?.kind !== "sequence" && isOwner(run) ? {} : undefined;
}

function delegatedRight(run: Run, step: CompiledTransition, standing: ApprovalStanding): Entitlement | undefined {
  const principal = Object.keys(standing.delegations).find((person) => standing.delegations[person] === run.context.actor.id);
  if (principal === undefined) return undefined;
  if (step.definition.approval?.kind !== "each-party") return { onBehalfOf: principal };
  const party = standing.delegatedParties?.[principal];
  return party === undefined ? { onBehalfOf: principal } : { onBehalfOf: principal, party };
}

function refusal(run: Run, step: CompiledTransition, standing: ApprovalStanding): Error {
  const roles = askedRoles(step, standing);
  const facts = { step: step.definition.title, ...whoMay(run.workflow, roles) };
  const holds = roles.length > 0 && run.context.holdsRole(roles) !== undefined;
  return holds && step.definition.approval?.kind === "each-party" ? WorkflowNoParty({ facts }) : WorkflowRoleMissing({ facts });
}
