import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../../packages/cli/bin/zhili.mjs", import.meta.url));

export interface BuiltServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built program, `zhili serve`, as people do, and waits until it answers. */
export async function startBuiltServer(folder: string, adminPassword: string): Promise<BuiltServer> {
  const port = await freePort();
  const { MONGODB_URI: _other, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1", ZHILI_DATA: folder, ZHILI_ADMIN_PASSWORD: adminPassword };
  const child = spawn(process.execPath, [PROGRAM, "serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + 120_000; !(await answers(url)); await pause(50)) {
    if (child.exitCode === null && Date.now() < until) continue;
    await end(child);
    throw new Error(`the server does not answer:\n${said}`);
  }
  return { url, stop: () => end(child) };
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/health`).catch(() => undefined);
  return answer?.ok === true;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.kill("SIGTERM");
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
