import type { ApprovalStanding, Vote } from "@zhili/contracts";
import type { CompiledTransition } from "../compile/index.js";
import { separatedBy } from "../guards/who-may.js";
import { factsOf } from "../run/facts.js";
import type { Run } from "../run/run.js";
import { askedRoles } from "./entitlement.js";
import { WorkflowVotersUnknown } from "./errors.js";
import { attended, type Count, carried, foregone } from "./quorum.js";

export type Verdict = "pending" | "step-passed" | "passed" | "rejected";

/** What the votes so far amount to. `closing` counts a quorum without waiting for the rest. */
export function decide(run: Run, step: CompiledTransition, standing: ApprovalStanding, closing = false): Verdict {
  const approval = step.definition.approval;
  switch (approval?.kind) {
    case "quorum":
      return decideQuorum(run, step, standing, closing);
    case "sequence":
      return decideSequence(run, step, standing);
    case "all":
      return decideAll(standing, required(run, step, standing), approval.sealed === true);
    case "each-party":
      return decideAll(standing, parties(run, step, standing), approval.sealed === true);
    default:
      return decideAny(standing, standing.votes);
  }
}

/** Whoever has not voted of those without whom it can't pass. */
export function waitingFor(run: Run, step: CompiledTransition, standing: ApprovalStanding): readonly string[] {
  const approval = step.definition.approval;
  const asked =
    approval?.kind === "each-party"
      ? parties(run, step, standing)
      : approval?.kind === "all" || (approval?.kind === "sequence" && modeOf(step, standing) === "all") || approval?.kind === "quorum"
        ? voters(run, step, standing).map(byPerson(standing.votes))
        : signers(standing);
  return asked.filter(({ vote }) => vote === undefined).map(({ id }) => id);
}

interface Asked {
  readonly id: string;
  readonly vote: Vote | undefined;
}

const byPerson =
  (votes: readonly Vote[]) =>
  (id: string): Asked => ({ id, vote: votes.find((vote) => (vote.onBehalfOf ?? vote.by) === id) });

const signers = ({ signers: extra, votes }: ApprovalStanding): Asked[] => extra.map(byPerson(votes));

/** People with a vote by role, with extra signers; without those whom separation of duties bars. */
function voters(run: Run, step: CompiledTransition, standing: ApprovalStanding): string[] {
  const roles = askedRoles(step, standing);
  const people = run.context.eligible?.(roles) ?? [];
  const own = step.definition.owner === true && step.definition.approval?.roles === undefined ? [run.context.record.createdBy] : [];
  const open = [...people, ...own].filter((person) => separatedBy(withoutOwnVotes(run, step), step.definition, person) === undefined);
  return [...new Set([...open, ...standing.signers])];
}

const withoutOwnVotes = ({ snapshot }: Run, { id }: CompiledTransition): Run["snapshot"] => {
  const { [id]: _, ...approvals } = snapshot.approvals;
  return { ...snapshot, approvals };
};

function required(run: Run, step: CompiledTransition, standing: ApprovalStanding): Asked[] {
  if (run.context.eligible === undefined) throw WorkflowVotersUnknown({ facts: { step: step.definition.title } });
  return voters(run, step, standing).map(byPerson(standing.votes));
}

function parties(run: Run, step: CompiledTransition, standing: ApprovalStanding): Asked[] {
  const all = run.context.record.parties ?? [];
  if (all.length === 0) throw WorkflowVotersUnknown({ facts: { step: step.definition.title } });
  return [...all.map((id): Asked => ({ id, vote: standing.votes.find(({ party }) => party === id) })), ...signers(standing)];
}

const no = ({ vote }: Asked): boolean => vote?.decision === "disagree";
const yes = ({ vote }: Asked): boolean => vote?.decision === "agree";

function decideAll(standing: ApprovalStanding, asked: readonly Asked[], sealed: boolean): Verdict {
  if (!sealed && standing.votes.some(({ decision }) => decision === "disagree")) return "rejected";
  if (standing.votes.length === 0 || asked.some(({ vote }) => vote === undefined)) return "pending";
  return asked.every(yes) && !standing.votes.some(({ decision }) => decision === "disagree") ? "passed" : "rejected";
}

function decideAny(standing: ApprovalStanding, votes: readonly Vote[]): Verdict {
  const extra = signers(standing);
  if (extra.some(no) || votes.some(({ decision }) => decision === "disagree")) return "rejected";
  const one = votes.some(({ by, decision }) => decision === "agree" && !standing.signers.includes(by));
  return one && extra.every(yes) ? "passed" : "pending";
}

const modeOf = ({ definition: { approval } }: CompiledTransition, { step }: ApprovalStanding): "any" | "all" =>
  approval?.steps?.find(({ id }) => id === step)?.mode ?? "any";

function decideSequence(run: Run, step: CompiledTransition, standing: ApprovalStanding): Verdict {
  const votes = standing.votes.filter((vote) => vote.step === standing.step);
  const here = { ...standing, votes };
  const verdict =
    modeOf(step, standing) === "any"
      ? decideAny({ ...here, votes: standing.votes }, votes)
      : decideAll(standing, stepVoters(run, step, standing, votes), false);
  const last = step.definition.approval?.steps?.at(-1)?.id === standing.step;
  return verdict === "passed" && !last ? "step-passed" : verdict;
}

/** Everyone asked at this step; a signer may have signed at an earlier one. */
function stepVoters(run: Run, step: CompiledTransition, standing: ApprovalStanding, votes: readonly Vote[]): Asked[] {
  const people = required(run, step, standing).filter(({ id }) => !standing.signers.includes(id));
  const fresh = people.filter(({ vote }) => vote === undefined || votes.includes(vote));
  return [...fresh, ...signers(standing)];
}

function decideQuorum(run: Run, step: CompiledTransition, standing: ApprovalStanding, closing: boolean): Verdict {
  const approval = step.definition.approval;
  if (approval?.quorum === undefined) return "pending";
  const count = countVotes(run, step, standing);
  if (closing || count.present >= count.eligible) return attended(approval.quorum, count) && carried(approval.quorum, count) ? "passed" : "rejected";
  return (approval.sealed === true ? undefined : foregone(approval.quorum, count)) ?? "pending";
}

/** The count of a vote in the system. Throws WORKFLOW_VOTERS_UNKNOWN when nothing says how many may vote. */
export function countVotes(run: Run, step: CompiledTransition, standing: ApprovalStanding): Count {
  const present = standing.votes.length;
  const stated = step.eligible === undefined ? undefined : Number(step.eligible.evaluate(factsOf(run)));
  if (stated === undefined && run.context.eligible === undefined) throw WorkflowVotersUnknown({ facts: { step: step.definition.title } });
  const eligible = Math.max(stated ?? voters(run, step, standing).length, present);
  return { eligible, present, agree: standing.votes.filter(({ decision }) => decision === "agree").length };
}
