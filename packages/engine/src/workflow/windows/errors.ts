import { defineError } from "@zhili/contracts";

/** Facts: state, lastDay. */
export const WorkflowWindowClosed = defineError("WORKFLOW_WINDOW_CLOSED", 409, {
  "zh-CN": "“{state}”不在公示期内，不能提出异议。",
  en: '"{state}": no notice is open to objections.',
});

/** Facts: state. */
export const WorkflowObjectionsNotTaken = defineError("WORKFLOW_OBJECTIONS_NOT_TAKEN", 409, {
  "zh-CN": "“{state}”的公示不受理异议。",
  en: 'The notice of "{state}" takes no objections.',
});

/** Facts: objection. */
export const WorkflowObjectionKnown = defineError("WORKFLOW_OBJECTION_KNOWN", 409, {
  "zh-CN": "这条异议已经登记。",
  en: "This objection is already registered.",
});

/** Facts: objection. */
export const WorkflowObjectionUnknown = defineError("WORKFLOW_OBJECTION_UNKNOWN", 404, {
  "zh-CN": "没有这条异议。",
  en: "There is no such objection.",
});

/** Facts: objection. */
export const WorkflowObjectionDecided = defineError("WORKFLOW_OBJECTION_DECIDED", 409, {
  "zh-CN": "这条异议已有核查结论。",
  en: "This objection has been decided.",
});
