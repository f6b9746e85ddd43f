import type { Language, LocalizedText } from "@zhili/contracts";
import { COMMON_FLAGS, type Command } from "./command.js";

const WORDS: Record<"commands" | "flags" | "more" | "exits" | "product", LocalizedText> = {
  product: { "zh-CN": "zhili 治理平台命令行", en: "zhili: the command line of the governance platform" },
  commands: { "zh-CN": "命令：", en: "Commands:" },
  flags: { "zh-CN": "选项：", en: "Flags:" },
  more: {
    "zh-CN": "zhili <命令> --help 显示一个命令的用法；zhili --version 显示版本。\n数据在 ZHILI_DATA（默认 ./.zhili）或 MONGODB_URI 所指的数据库里。",
    en: "zhili <command> --help shows how one command is used; zhili --version shows the version.\nThe data is in ZHILI_DATA (./.zhili) or in the database of MONGODB_URI.",
  },
  exits: {
    "zh-CN": "退出码：0 正常，1 发现问题，2 用法不对，3 被拒绝，4 运行环境有问题，130 被中断。",
    en: "Exit codes: 0 ok, 1 a problem was found, 2 wrong use, 3 refused, 4 the environment, 130 interrupted.",
  },
};

/** What `zhili --help` prints. */
export function helpOfAll(commands: readonly Command[], language: Language): string {
  const rows = commands.map((command): [string, string] => [`${command.name} ${command.parameters?.shown ?? ""}`.trim(), command.about[language]]);
  return [WORDS.product[language], "", WORDS.commands[language], table(rows), "", WORDS.more[language], WORDS.exits[language]].join("\n");
}

/** What `zhili <command> --help` prints. */
export function helpOfOne(command: Command, language: Language): string {
  const rows = Object.entries({ ...command.flags, ...COMMON_FLAGS }).map(([name, flag]): [string, string] => [
    `--${name}${flag.value === undefined ? "" : ` ${flag.value}`}`,
    flag.about[language],
  ]);
  const use = `zhili ${command.name}${command.parameters === undefined ? "" : ` ${command.parameters.shown}`}`;
  return [use, "", command.about[language], "", WORDS.flags[language], table(rows), "", WORDS.exits[language]].join("\n");
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
}
