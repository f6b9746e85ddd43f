import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type Environment, startZhili } from "./run-zhili.js";

export interface Serving {
  readonly child: ChildProcess;
  readonly address: string;
  readonly administrator?: { readonly username: string; readonly oneTimePassword?: string };
}

/** Starts `zhili serve --json` and waits until it says where it listens. */
export async function serving(environment: Environment): Promise<Serving> {
  const child = startZhili(["serve", "--json"], environment);
  let said = "";
  let failed = "";
  child.stderr?.setEncoding("utf8").on("data", (part: string) => {
    failed += part;
  });
  for await (const part of child.stdout?.setEncoding("utf8") ?? []) {
    said += String(part);
    if (!said.endsWith("}\n")) continue;
    child.stdout?.resume();
    const { addresses, administrator } = JSON.parse(said) as { addresses: string[]; administrator?: Serving["administrator"] };
    return { child, address: addresses[0] ?? "", ...(administrator === undefined ? {} : { administrator }) };
  }
  throw new Error(`the server did not start: ${said}${failed}`);
}

/** Asks it to stop, as Ctrl+C does; answers its exit code. */
export async function stop({ child }: Serving): Promise<number | null> {
  const ended = once(child, "close");
  child.kill("SIGINT");
  const [code] = (await ended) as [number | null];
  return code;
}

/** A signed-in program at the HTTP door; a one-time password is changed first. */
export async function signIn(
  address: string,
  username: string,
  password: string,
  next?: string,
): Promise<(method: string, path: string, body?: object) => Promise<unknown>> {
  const open = async (given: string) => {
    const answer = await fetch(`${address}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password: given, as: "token" }),
    });
    const body = (await answer.json()) as { token?: string };
    if (body.token === undefined) throw new Error(`${username} could not sign in: ${JSON.stringify(body)}`);
    return body.token;
  };
  const ask = (token: string) => async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
  const first = ask(await open(password));
  if (next === undefined) return first;
  await first("POST", "/session/password", { current: password, next });
  return ask(await open(next));
}
