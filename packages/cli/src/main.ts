import { ZhiliError } from "@zhili/contracts";
import { ledgerVerify } from "./ledger-verify.js";
import { packTest } from "./pack-test.js";
import { packValidate } from "./pack-validate.js";
import { serveCommand } from "./serve.js";

const COMMANDS: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  serve: serveCommand,
  "pack validate": packValidate,
  "pack test": packTest,
  "ledger verify": ledgerVerify,
};

const HELP = `zhili <command>

  serve                       start the server (PORT, HOST, ZHILI_DATA, ZHILI_ADMIN_PASSWORD, MONGODB_URI)
  pack validate <folder...>   check packs; lists file, line, path and the nearest name
  pack test <folder...>       run the cases of packs on an empty platform in memory
  ledger verify               prove the ledgers in ZHILI_DATA

  --json                      for machines
Exit codes: 0 ok, 1 a problem was found, 2 wrong use, 3 refused.`;

/** Runs one command; answers the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const two = COMMANDS[words.slice(0, 2).join(" ")];
  const command = two ?? COMMANDS[words[0] ?? ""];
  if (command === undefined) {
    console.error(words.length === 0 || words.includes("--help") ? HELP : `There is no command ${words.slice(0, 2).join(" ")}.\n\n${HELP}`);
    return words.includes("--help") ? 0 : 2;
  }
  try {
    return await command(words.slice(two === undefined ? 1 : 2));
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    console.error(`${error.code}: ${error.messageIn(process.env.LANG?.startsWith("zh") === true ? "zh-CN" : "en")}`);
    return 3;
  }
}
