import { defineError } from "@zhili/contracts";

/** Facts: item, state. */
export const WorkflowUnknownCheck = defineError("WORKFLOW_UNKNOWN_CHECK", 409, {
  "zh-CN": "“{state}”中没有名为“{item}”的审查项。",
  en: '"{state}" has no check {item}.',
});

/** Facts: item. */
export const WorkflowCheckDone = defineError("WORKFLOW_CHECK_DONE", 409, {
  "zh-CN": "“{item}”已经审查过，不能重复审查。",
  en: 'The check "{item}" is done.',
});

/** Facts: item, other. */
export const WorkflowSameChecker = defineError("WORKFLOW_SAME_CHECKER", 403, {
  "zh-CN": "您已审查“{other}”，“{item}”须由另一人审查。",
  en: 'You did the check "{other}"; another person has to do "{item}".',
});

/** Facts: item. */
export const WorkflowBasisRequired = defineError("WORKFLOW_BASIS_REQUIRED", 422, {
  "zh-CN": "审查“{item}”须写明依据。",
  en: 'Say on what the check "{item}" is based.',
});
