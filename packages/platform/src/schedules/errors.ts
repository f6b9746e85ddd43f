import { defineError } from "@zhili/contracts";

/** Facts: schedule, rule, reason. */
export const ScheduleRuleRefused = defineError("SCHEDULE_RULE_REFUSED", 422, {
  "zh-CN": "日程“{schedule}”的重复规则“{rule}”不能用：{reason}。",
  en: "The rule {rule} of the schedule {schedule} can't be used: {reason}.",
});
