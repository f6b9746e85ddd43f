import type { LocalizedText } from "@zhili/contracts";
import type { Call } from "./call.js";

export interface Flag {
  /** What is written after it, as `<file>`; a flag without is on or off. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: boolean;
  readonly about: LocalizedText;
}

/** One command of the command line, as `--help` and docs/reference/cli.md show it. */
export interface Command {
  /** One or two words. */
  readonly name: string;
  readonly about: LocalizedText;
  /** How its parameters are written, and how many there may be. */
  readonly parameters?: { readonly shown: string; readonly least: number; readonly most: number };
  readonly flags?: Readonly<Record<string, Flag>>;
  /** Answers the exit code; throws a ZhiliError for a refusal. */
  readonly run: (call: Call) => Promise<number>;
}

/** Every command has these. */
export const COMMON_FLAGS: Readonly<Record<string, Flag>> = {
  json: { about: { "zh-CN": "输出供程序读取的 JSON", en: "print JSON for programs" } },
  help: { about: { "zh-CN": "显示用法", en: "show how it is used" } },
};
