import { defineError } from "@zhili/contracts";

/** Facts: name. */
export const TaskClaimed = defineError("TASK_CLAIMED", 409, {
  "zh-CN": "这项任务已由{name}领取。",
  en: "{name} has taken this task already.",
});
export const TaskBound = defineError("TASK_BOUND", 409, {
  "zh-CN": "这项任务要在对应的记录里办理，办完后会自动完成。",
  en: "This task is done in its record; it ends by itself when that moves on.",
});
