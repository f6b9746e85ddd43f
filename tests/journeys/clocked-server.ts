import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ServerPlace } from "./start-server.js";

const SCRIPT = fileURLToPath(new URL("clocked-server.mjs", import.meta.url));

/** A server process whose clock stands still until it is told. */
export interface ClockedServer {
  readonly url: string;
  readonly pid: number | undefined;
  /** Sets its clock and waits until all that is then due is done. Throws what failed. */
  work(now: Date): Promise<void>;
  /** Ends it; nothing is asked of it any more. */
  stop(): Promise<void>;
}

/** Starts a server process on a store that has its configuration already. */
export async function startClockedServer({ folder, mongodbUri = "" }: ServerPlace, start: Date): Promise<ClockedServer> {
  const child = fork(SCRIPT, [folder, mongodbUri, start.toISOString()], { stdio: ["ignore", "ignore", "pipe", "ipc"], execArgv: [] });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const { url } = await told<{ url: string }>(child, () => said);
  return {
    url,
    pid: child.pid,
    async work(now) {
      child.send({ now: now.toISOString() });
      const { failed } = await told<{ failed: string[] }>(child, () => said);
      if (failed.length > 0) throw new Error(failed.join("\n"));
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The next thing that the process says. */
function told<T>(child: ChildProcess, said: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const left = (code: number | null, signal: string | null) => reject(new Error(`the server ended with ${code ?? signal}:\n${said()}`));
    child.once("exit", left);
    child.once("message", (message) => {
      child.off("exit", left);
      resolve(message as T);
    });
  });
}
