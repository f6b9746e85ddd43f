import { defineError } from "@zhili/contracts";

/** Facts: record. */
export const WorkflowUnknownChild = defineError("WORKFLOW_UNKNOWN_CHILD", 404, {
  "zh-CN": "“{record}”不是本事项现在等待的子事项。",
  en: "{record} is not a sub-record that this record waits for.",
});
