import { defineError } from "@zhili/contracts";

/** Facts: step. */
export const WorkflowAlreadyVoted = defineError("WORKFLOW_ALREADY_VOTED", 409, {
  "zh-CN": "您对“{step}”已经表过态，不能重复表态。",
  en: 'You have already voted on "{step}".',
});

/** Facts: step, party. */
export const WorkflowPartyVoted = defineError("WORKFLOW_PARTY_VOTED", 409, {
  "zh-CN": "贵方对“{step}”已经表过态。",
  en: 'Your side has already voted on "{step}".',
});

/** Facts: step. */
export const WorkflowNoParty = defineError("WORKFLOW_NO_PARTY", 403, {
  "zh-CN": "“{step}”由各方在本方单位办理，您不代表其中任何一方。",
  en: '"{step}" is taken by each side in its own organisation; you act for none of them.',
});

/** Facts: step, to. */
export const WorkflowVoteDelegated = defineError("WORKFLOW_VOTE_DELEGATED", 409, {
  "zh-CN": "您已将“{step}”转交他人办理。",
  en: 'You have handed your vote on "{step}" over.',
});

/** Facts: step. */
export const WorkflowVotersUnknown = defineError("WORKFLOW_VOTERS_UNKNOWN", 422, {
  "zh-CN": "无法确定“{step}”应由哪些人表态，请先指定有关岗位的人员。",
  en: 'Nobody is known who has to vote on "{step}"; grant the roles first.',
});

/** Facts: step, eligible, present, needed. */
export const WorkflowQuorumShort = defineError("WORKFLOW_QUORUM_SHORT", 422, {
  "zh-CN": "“{step}”应到{eligible}，实到{present}，未达到法定到会数{needed}，表决无效。",
  en: '"{step}": {present} of {eligible} took part, {needed} are needed; the vote is not valid.',
});

/** Facts: step, eligible, present, agree, against, abstain. */
export const WorkflowTallyInvalid = defineError("WORKFLOW_TALLY_INVALID", 422, {
  "zh-CN": "“{step}”的票数对不上：应到{eligible}、实到{present}、同意{agree}、反对{against}、弃权{abstain}，请核对。",
  en: '"{step}": the count does not add up (eligible {eligible}, present {present}, agree {agree}, against {against}, abstain {abstain}).',
});

/** Facts: step, move. */
export const WorkflowMoveNotAllowed = defineError("WORKFLOW_MOVE_NOT_ALLOWED", 409, {
  "zh-CN": "“{step}”不允许{moveZh}。",
  en: '"{step}" does not allow: {move}.',
});

/** Facts: step, person. */
export const WorkflowAlreadyVoter = defineError("WORKFLOW_ALREADY_VOTER", 409, {
  "zh-CN": "此人本来就要对“{step}”表态，不能再加签或转交给他。",
  en: 'That person already has a vote on "{step}".',
});

/** Facts: step. */
export const WorkflowPersonRequired = defineError("WORKFLOW_PERSON_REQUIRED", 422, {
  "zh-CN": "请指定“{step}”由谁办理。",
  en: 'Name the person for "{step}".',
});

/** Facts: step, to, allowed. */
export const WorkflowReturnTarget = defineError("WORKFLOW_RETURN_TARGET", 422, {
  "zh-CN": "“{step}”不能退回到“{to}”，可退回：{allowed}。",
  en: '"{step}" cannot be returned to {to}; allowed: {allowed}.',
});

/** Facts: step. */
export const WorkflowNothingToWithdraw = defineError("WORKFLOW_NOTHING_TO_WITHDRAW", 409, {
  "zh-CN": "您在“{step}”中没有可撤回的内容。",
  en: 'You have nothing to withdraw in "{step}".',
});

/** Facts: step. */
export const WorkflowNotOpen = defineError("WORKFLOW_NOT_OPEN", 409, {
  "zh-CN": "“{step}”没有进行中的会签。",
  en: '"{step}" has no vote under way.',
});
