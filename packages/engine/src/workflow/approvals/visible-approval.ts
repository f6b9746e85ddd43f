import type { Approval, ApprovalStanding, Vote } from "@zhili/contracts";

/** A vote as another person may see it: of a sealed one only that it was given. */
export type VisibleVote = Omit<Vote, "decision" | "comment"> & Partial<Pick<Vote, "decision" | "comment">>;

export interface VisibleApproval extends Omit<ApprovalStanding, "votes"> {
  readonly sealed: boolean;
  readonly votes: readonly VisibleVote[];
}

/** A vote under way as one person may see it. Sealed votes stay hidden, but for one's own, until the vote is over; then they are in the timeline. */
export function visibleApproval(approval: Approval | undefined, standing: ApprovalStanding, viewer: { readonly id: string }): VisibleApproval {
  const sealed = approval?.sealed === true;
  const votes = standing.votes.map((vote): VisibleVote => {
    if (!sealed || vote.by === viewer.id) return vote;
    const { decision: _, comment: __, ...rest } = vote;
    return rest;
  });
  return { ...standing, sealed, votes };
}
