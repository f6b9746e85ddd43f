import { readFileSync } from "node:fs";
import process from "node:process";
import { nearestName } from "@zhili/platform";
import type { Command } from "./command.js";
import { COMMANDS } from "./commands.js";
import { UsageCommand } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { helpOfAll, helpOfOne } from "./help.js";
import { terminalLanguage } from "./language.js";
import { meant, parseWords } from "./parse-words.js";
import { refuse } from "./refuse.js";

/** Runs one command; answers the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const language = terminalLanguage();
  endQuietlyWhenNobodyReads();
  try {
    const command = commandOf(words);
    if (command === undefined) {
      if (words[0] === "--version")
        return print((JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version);
      if (words.length === 0 || words[0] === "--help" || words[0] === "-h" || words[0] === "help") return print(helpOfAll(COMMANDS, language));
      throw unknownCommand(words);
    }
    const call = parseWords(command, words.slice(command.name.split(" ").length), language);
    if (call.has("help")) return print(helpOfOne(command, language));
    const interrupt = () => {
      if (call.interrupt()) return;
      call.progress.clear();
      process.exit(EXIT.interrupted);
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
    try {
      return await command.run(call);
    } finally {
      call.progress.clear();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, interrupt);
    }
  } catch (error) {
    return refuse(error, language, words.includes("--json"));
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.ok;
}

function commandOf(words: readonly string[]): Command | undefined {
  return COMMANDS.find(({ name }) => words.slice(0, name.split(" ").length).join(" ") === name);
}

function unknownCommand(words: readonly string[]): Error {
  const given = words.filter((word) => !word.startsWith("-")).slice(0, 2);
  const names = COMMANDS.map(({ name }) => name);
  const near = nearestName(given.join(" "), names) ?? nearestName(given[0] ?? "", names) ?? names.find((name) => name.split(" ")[0] === given[0]);
  return UsageCommand({ facts: { command: given.join(" ") || words[0], ...meant(near === undefined ? undefined : `zhili ${near}`) } });
}

/** `zhili … | head` ends without a fault. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    throw error;
  });
}
