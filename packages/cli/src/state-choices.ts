import type { Call } from "./call.js";
import type { Flag } from "./command.js";
import { UsageValue } from "./errors.js";

/** The flag of commands that move cases from state to state. */
export const STATE_FLAG: Flag = {
  value: "<workflow:old=new>",
  many: true,
  about: {
    "zh-CN": "没有可接续环节的在办事项转到哪里，例如 base:notice-run:checking=filed；可写多次",
    en: "where cases go whose state is gone, as base:notice-run:checking=filed; may be given several times",
  },
};

/** `--state pack:workflow:old=new`, by workflow. Throws CLI_USAGE_VALUE. */
export function stateChoices(call: Call, command: string): Record<string, Record<string, string>> {
  const choices: Record<string, Record<string, string>> = {};
  for (const value of call.values("state")) {
    const [, workflow, from, to] = /^([a-z0-9-]+:[a-z0-9-]+):([a-z0-9-]+)=([a-z0-9-]+)$/.exec(value) ?? [];
    if (workflow === undefined || from === undefined || to === undefined)
      throw UsageValue({ facts: { command, flag: "--state", value: String(STATE_FLAG.value) } });
    choices[workflow] = { ...choices[workflow], [from]: to };
  }
  return choices;
}
