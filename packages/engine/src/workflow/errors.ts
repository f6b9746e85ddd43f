import { defineError } from "@zhili/contracts";

/** Facts: workflow, count; issues say where. */
export const WorkflowInvalid = defineError("WORKFLOW_INVALID", 422, {
  "zh-CN": "流程“{workflow}”的定义有{count}处问题，不能使用。",
  en: "The workflow {workflow} has {count} problems and cannot be used.",
});

/** Facts: snapshot, workflow. */
export const WorkflowOtherVersion = defineError("WORKFLOW_OTHER_VERSION", 409, {
  "zh-CN": "这条记录按流程“{snapshot}”运行，不能用“{workflow}”办理。",
  en: "This record runs on {snapshot}, not on {workflow}.",
});

/** Facts: state. The record was moved to another definition without a mapping. */
export const WorkflowUnknownState = defineError("WORKFLOW_UNKNOWN_STATE", 409, {
  "zh-CN": "流程中没有状态“{state}”，请先迁移这条记录。",
  en: "The workflow has no state {state}; the record has to be migrated first.",
});

/** Facts: transition, hint. */
export const WorkflowUnknownTransition = defineError("WORKFLOW_UNKNOWN_TRANSITION", 404, {
  "zh-CN": "流程中没有名为“{transition}”的步骤。",
  en: "The workflow has no step {transition}.",
});

/** Facts: step, state, from. */
export const WorkflowNotInState = defineError("WORKFLOW_NOT_IN_STATE", 409, {
  "zh-CN": "现在是“{state}”，不能办理“{step}”；这一步在“{from}”时办理。",
  en: 'The record is in "{state}"; "{step}" is taken from "{from}".',
});

/** Facts: state. */
export const WorkflowFinal = defineError("WORKFLOW_FINAL", 409, {
  "zh-CN": "事项已经“{state}”，不能再办理。",
  en: 'The record has ended in "{state}"; nothing more can be done with it.',
});

/** Facts: step, who. */
export const WorkflowRoleMissing = defineError("WORKFLOW_ROLE_MISSING", 403, {
  "zh-CN": "您不能办理“{step}”，应由{who}办理。",
  en: '"{step}" is not yours to take; it is up to: {whoEn}.',
});

/** Facts: step, other. */
export const WorkflowSeparation = defineError("WORKFLOW_SEPARATION", 403, {
  "zh-CN": "您已办理过“{other}”，不能再办理“{step}”，请由另一人办理。",
  en: 'You took "{other}", so another person has to take "{step}".',
});

/** Facts: step, trigger. */
export const WorkflowNotByPerson = defineError("WORKFLOW_NOT_BY_PERSON", 409, {
  "zh-CN": "“{step}”由系统自动办理，不能手动办理。",
  en: '"{step}" is taken by the system, not by people.',
});

/** Facts: step. */
export const WorkflowNotBySystem = defineError("WORKFLOW_NOT_BY_SYSTEM", 409, {
  "zh-CN": "“{step}”须由有关人员表决或办理，不能由系统代办。",
  en: '"{step}" needs the decision of people; the system cannot take it.',
});

/** Facts: step, guard, refusal (template), explain, plain, refused. `refusal` is what people read. */
export const WorkflowGuardRefused = defineError("WORKFLOW_GUARD_REFUSED", 422, {
  "zh-CN": "不能办理“{step}”：{plain}",
  en: 'Cannot take "{step}": {plain}',
});

/** Facts: step, guard, reason. */
export const WorkflowGuardBroken = defineError("WORKFLOW_GUARD_BROKEN", 422, {
  "zh-CN": "办理“{step}”的条件“{guard}”无法判断：{reason}。请联系管理员检查配置。",
  en: 'The condition {guard} of "{step}" cannot be judged: {reason}.',
});

/** Facts: step, fields; issues name each. */
export const WorkflowFieldRequired = defineError("WORKFLOW_FIELD_REQUIRED", 422, {
  "zh-CN": "办理“{step}”前请填写：{fields}。",
  en: 'Fill in before "{step}": {fields}.',
});

/** Facts: step, fields; issues name each. */
export const WorkflowFieldUnknown = defineError("WORKFLOW_FIELD_UNKNOWN", 422, {
  "zh-CN": "“{step}”没有这些栏目：{fields}。",
  en: '"{step}" does not ask for: {fields}.',
});

/** Facts: step, fields. */
export const WorkflowInputFixed = defineError("WORKFLOW_INPUT_FIXED", 409, {
  "zh-CN": "“{step}”正在会签，已填的内容（{fields}）不能改动；需要改动请先撤回。",
  en: '"{step}" is being voted on; what was typed ({fields}) stands until it is withdrawn.',
});

/** Facts: step. */
export const WorkflowSignatureRequired = defineError("WORKFLOW_SIGNATURE_REQUIRED", 422, {
  "zh-CN": "办理“{step}”需要签名。",
  en: '"{step}" needs your signature.',
});

/** Facts: step. */
export const WorkflowCommentRequired = defineError("WORKFLOW_COMMENT_REQUIRED", 422, {
  "zh-CN": "办理“{step}”须写明理由。",
  en: '"{step}" needs a reason in words.',
});

/** Facts: state, transition, bound. */
export const WorkflowAutomaticLoop = defineError("WORKFLOW_AUTOMATIC_LOOP", 422, {
  "zh-CN": "流程在“{state}”附近自动循环超过{bound}次，请联系管理员检查自动步骤的条件。",
  en: 'The workflow went round by itself more than {bound} times near "{state}"; its automatic steps need mending.',
});
