import process from "node:process";
import { type Issue, type Language, ZhiliError } from "@zhili/contracts";
import { Surroundings } from "./errors.js";
import { EXIT } from "./exit-codes.js";

/** Prints a refusal to stderr (code, where, what to do; as JSON for programs) and answers the exit code. What is not ours is thrown on. */
export function refuse(thrown: unknown, language: Language, json: boolean): number {
  const error = asRefusal(thrown);
  if (json) process.stderr.write(`${JSON.stringify({ error: { code: error.code, message: error.messageIn(language), issues: error.issues } }, null, 2)}\n`);
  else
    process.stderr.write(`${[`${error.code}: ${error.messageIn(language)}`, ...error.issues.map((issue) => `  ${issueLine(issue, language)}`)].join("\n")}\n`);
  if (error.code.startsWith("CLI_USAGE_")) return EXIT.usage;
  return error.status >= 500 ? EXIT.environment : EXIT.refused;
}

/** `file:line /path CODE message (nearest?)`. */
export function issueLine(issue: Issue, language: Language): string {
  const where = issue.file === undefined ? "" : `${issue.file}:${issue.line ?? 1} `;
  const near = issue.suggestion === undefined ? "" : language === "en" ? ` (did you mean ${issue.suggestion}?)` : `（是不是 ${issue.suggestion}？）`;
  return `${where}${issue.path === "" ? "/" : issue.path} ${issue.code} ${issue.message[language]}${near}`;
}

/** What the operating system refused becomes CLI_ENVIRONMENT. */
function asRefusal(thrown: unknown): ZhiliError {
  if (thrown instanceof ZhiliError) return thrown;
  if (thrown instanceof Error && "errno" in thrown && "syscall" in thrown) return Surroundings({ facts: { reason: thrown.message }, cause: thrown });
  throw thrown;
}
