import { parseArgs } from "node:util";
import type { Language } from "@zhili/contracts";
import { nearestName } from "@zhili/platform";
import { Call } from "./call.js";
import { COMMON_FLAGS, type Command, type Flag } from "./command.js";
import { UsageFlag, UsageNoValue, UsageParameters, UsageValue } from "./errors.js";

/** Reads the words after a command's name. Throws CLI_USAGE_FLAG with the nearest name, CLI_USAGE_VALUE, CLI_USAGE_NO_VALUE, CLI_USAGE_PARAMETERS. */
export function parseWords(command: Command, words: readonly string[], language: Language): Call {
  const flags: Readonly<Record<string, Flag>> = { ...command.flags, ...COMMON_FLAGS };
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [
      name,
      { type: flag.value === undefined ? ("boolean" as const) : ("string" as const), multiple: true, ...(name === "help" ? { short: "h" } : {}) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, string[]> = {};
  const parameters: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") parameters.push(token.value);
    if (token.kind !== "option") continue;
    const facts = { command: command.name, flag: token.rawName };
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) throw UsageFlag({ facts: { ...facts, ...meant(nearestName(token.name, Object.keys(flags)), "--") } });
    if (flag.value === undefined && token.value !== undefined) throw UsageNoValue({ facts });
    if (flag.value !== undefined && (token.value === undefined || token.value === "" || (!token.inlineValue && token.value.startsWith("--"))))
      throw UsageValue({ facts: { ...facts, value: flag.value } });
    values[token.name] = [...(values[token.name] ?? []), token.value ?? ""];
  }
  const { shown, least, most } = command.parameters ?? { shown: "", least: 0, most: 0 };
  if (values.help === undefined && (parameters.length < least || parameters.length > most))
    throw UsageParameters({ facts: { command: command.name, parameters: shown } });
  return new Call(parameters, values, language);
}

/** Facts `hint` and `hintZh` of a usage error. */
export function meant(name: string | undefined, before = ""): { hint: string; hintZh: string } {
  return name === undefined ? { hint: "", hintZh: "" } : { hint: `Did you mean ${before}${name}? `, hintZh: `您是要写 ${before}${name} 吗？` };
}
