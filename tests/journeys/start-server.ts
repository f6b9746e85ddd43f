import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/bin/zhili.mjs", import.meta.url));
export const ADMIN_PASSWORD = "Sample-First-2026";

export interface ServerProcess {
  readonly url: string;
  /** What it printed so far. */
  log(): string;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Asks it to finish. */
  stop(): Promise<void>;
}

export interface ServerPlace {
  /** Data folder. */
  readonly folder: string;
  readonly mongodbUri?: string;
}

/** The program's environment for a data folder, on a port of its own. */
export function environment({ folder, mongodbUri }: ServerPlace, port = 0): NodeJS.ProcessEnv {
  const { MONGODB_URI: _other, ...rest } = process.env;
  return {
    ...rest,
    PORT: String(port),
    HOST: "127.0.0.1",
    ZHILI_DATA: folder,
    ZHILI_ADMIN_PASSWORD: ADMIN_PASSWORD,
    ...(mongodbUri === undefined ? {} : { MONGODB_URI: mongodbUri }),
  };
}

/** Starts `zhili serve` as a process of its own and waits until it answers. */
export async function startServer(place: ServerPlace): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, "serve"], { env: environment(place, port), stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  const end = (signal: NodeJS.Signals) => ended(child, signal);
  try {
    await untilHealthy(url, child, () => log);
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
  return { url, log: () => log, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

/** Runs a command of the program to its end. */
export async function runProgram(words: readonly string[], place: ServerPlace): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...words], { env: environment(place), stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, ...said };
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(15)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended before it answered:\n${log()}`);
    const answer = await fetch(`${url}/api/v1/health`).catch(() => undefined);
    if (answer?.ok === true) return;
  }
  throw new Error(`the server does not answer:\n${log()}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.kill(signal);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
