import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const BIN = join(ROOT, "packages/cli/bin/zhili.mjs");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  /** Without the lines that tell of progress: how many there are depends on the machine. */
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** A folder that is gone after the tests of the file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "zhili-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the real command line. Nothing of the caller's own settings gets through; English unless told. */
export function startZhili(words: readonly string[], environment: Environment = {}): ChildProcess {
  const {
    ZHILI_DATA: _data,
    MONGODB_URI: _uri,
    ZHILI_ADMIN_PASSWORD: _password,
    PORT: _port,
    HOST: _host,
    LC_ALL: _all,
    LC_MESSAGES: _messages,
    ...rest
  } = process.env;
  return spawn(process.execPath, [BIN, ...words], { cwd: ROOT, env: { ...rest, LANG: "en_US.UTF-8", ...environment }, stdio: ["pipe", "pipe", "pipe"] });
}

/** Runs the real command line to its end. */
export async function zhili(words: readonly string[], environment: Environment = {}, input = ""): Promise<Ran> {
  const child = startZhili(words, environment);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    stdout += part;
  });
  child.stderr?.setEncoding("utf8").on("data", (part: string) => {
    stderr += part;
  });
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr: stderr.replaceAll(/^… .* \d+(\/\d+)?\n/gm, "") };
}
