import type { Issue, LocalizedText } from "@zhili/contracts";
import { fillMessage } from "@zhili/contracts";

const MESSAGES = {
  WORKFLOW_UNKNOWN_STATE: { "zh-CN": "没有名为“{name}”的状态。", en: "There is no state {name}." },
  WORKFLOW_UNKNOWN_TRANSITION: { "zh-CN": "没有名为“{name}”的步骤。", en: "There is no step {name}." },
  WORKFLOW_DUPLICATE_ID: { "zh-CN": "编号“{name}”重复。", en: "The id {name} is used twice." },
  WORKFLOW_UNREACHABLE_STATE: { "zh-CN": "从起始状态走不到“{name}”。", en: "{name} cannot be reached from the initial state." },
  WORKFLOW_DEAD_END: { "zh-CN": "“{name}”不是终结状态，却没有出路。", en: "{name} is not final and has no way out." },
  WORKFLOW_NO_FINAL_STATE: { "zh-CN": "走不到任何终结状态，事项永远不能办结。", en: "No final state can be reached; a record would never end." },
  WORKFLOW_LEAVES_FINAL: { "zh-CN": "“{name}”是终结状态，不能再有步骤或期限。", en: "{name} is final; nothing may leave it or wait in it." },
  WORKFLOW_TIMER_WITHOUT_AFTER: { "zh-CN": "定时步骤“{name}”没有写明多久之后（after）。", en: "The timer {name} does not say after what time." },
  WORKFLOW_AFTER_WITHOUT_TIMER: { "zh-CN": "“{name}”写了时间（after），但不是定时步骤。", en: "{name} has a time (after) but is not a timer." },
  WORKFLOW_NOBODY_MAY_TAKE: { "zh-CN": "“{name}”没有写明由谁办理（roles 或 owner）。", en: "{name} does not say who takes it (roles or owner)." },
  WORKFLOW_ASKS_NOBODY: {
    "zh-CN": "“{name}”由系统办理，不能要求填写、说明理由或表决。",
    en: "{name} is taken by the system; it cannot ask for fields, a comment or a vote.",
  },
  WORKFLOW_APPROVAL_INCOMPLETE: { "zh-CN": "“{name}”的表决缺少“{part}”。", en: "The approval of {name} lacks {part}." },
  WORKFLOW_BRANCHES_INCOMPLETE: { "zh-CN": "“{name}”的并行分支缺少“{part}”。", en: "The branches of {name} lack {part}." },
  WORKFLOW_AWAIT_WITHOUT_CHILDREN: { "zh-CN": "“{name}”等待子事项，却没有定义子事项。", en: "{name} waits for sub-records but makes none." },
  WORKFLOW_AUTOMATIC_LOOP: { "zh-CN": "自动步骤“{name}”没有条件，会自己绕圈。", en: "The automatic step {name} has no guard and goes round in a loop." },
} as const satisfies Record<string, LocalizedText>;

export type CheckCode = keyof typeof MESSAGES;

/** One finding of the check, about the thing named. */
export function finding(code: CheckCode, path: string, facts: { readonly name: string; readonly part?: string }, suggestion?: string): Issue {
  const text: LocalizedText = MESSAGES[code];
  const message = { "zh-CN": fillMessage(text["zh-CN"], facts), en: fillMessage(text.en, facts) };
  return { code, path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}
