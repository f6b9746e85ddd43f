import { defineError } from "@zhili/contracts";

/** Facts: state. */
export const WorkflowExtensionNotAllowed = defineError("WORKFLOW_EXTENSION_NOT_ALLOWED", 409, {
  "zh-CN": "“{state}”的期限不能延长。",
  en: 'The deadline of "{state}" cannot be extended.',
});

/** Facts: state, times. */
export const WorkflowExtensionUsed = defineError("WORKFLOW_EXTENSION_USED", 409, {
  "zh-CN": "“{state}”的期限最多延长{times}次，已经用完。",
  en: 'The deadline of "{state}" may be extended {times} times, which is used up.',
});

/** Facts: state, dueAt. */
export const WorkflowExtensionLate = defineError("WORKFLOW_EXTENSION_LATE", 409, {
  "zh-CN": "“{state}”已经到期，延期须在到期前申请。",
  en: 'The deadline of "{state}" has passed; an extension has to be asked for before.',
});
