import { stdin } from "node:process";
import type { Call } from "./call.js";

const MOST = 4096;

/** The first line of standard input with --password-stdin; nothing without. */
export async function readPassword(call: Call): Promise<string | undefined> {
  if (!call.has("password-stdin")) return undefined;
  let text = "";
  for await (const part of stdin.setEncoding("utf8")) {
    text += part;
    if (text.includes("\n") || text.length > MOST) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? "";
}
