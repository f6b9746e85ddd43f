import type { ScheduleDefinition } from "@zhili/contracts";
import rrule from "rrule";
import { ScheduleRuleRefused } from "./errors.js";
import { dayStart } from "./occurrences.js";

/** The rule from the first day on, counted in whole days. Throws SCHEDULE_RULE_REFUSED for one that is wrong or more often than daily. */
export function scheduleRule(definition: ScheduleDefinition): InstanceType<typeof rrule.RRule> {
  const refused = (reason: string, cause?: unknown) =>
    ScheduleRuleRefused({ facts: { schedule: definition.id, rule: definition.rule, reason }, ...(cause === undefined ? {} : { cause }) });
  let options: ReturnType<typeof rrule.RRule.parseString>;
  try {
    options = rrule.RRule.parseString(definition.rule);
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message : "unreadable", cause);
  }
  if (options.freq === undefined) throw refused("FREQ is missing");
  if (options.freq > rrule.RRule.DAILY) throw refused("more often than daily");
  if (options.dtstart !== undefined && options.dtstart !== null) throw refused("the first day is given by `from`");
  const until = definition.to === undefined ? (options.until ?? null) : dayStart(definition.to);
  const noCache = true;
  return new rrule.RRule({ ...options, dtstart: dayStart(definition.from), until, byhour: [0], byminute: [0], bysecond: [0] }, noCache);
}
