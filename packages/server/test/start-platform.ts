import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createPlatform,
  createVault,
  ensureFirstAdministrator,
  installPacks,
  type Platform,
  resetPassword,
  type SimulatedClock,
  simulatedClock,
  systemContext,
} from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import type { FastifyInstance, InjectOptions } from "fastify";
import { createServer } from "../src/create-server.js";

const TEMPLATES = fileURLToPath(new URL("../../../templates/", import.meta.url));
const PASSWORD = "青山绿水-2026-共治";

/** Members of answers that tests look at; which of them are there is what a test finds out. */
export interface Body {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly detail: string;
  readonly title: string;
  readonly status: number;
  readonly count: number;
  readonly cursor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly items: readonly Body[];
  readonly record: Body;
  readonly issues: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  readonly difference: readonly Readonly<Record<string, unknown>>[];
  readonly [name: string]: unknown;
}

/** What came back: status, parsed JSON, the text and the bytes as they were, headers. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export interface Ask {
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly language?: "zh-CN" | "en";
}

/** Somebody at the HTTP door. */
export interface Person {
  get(path: string, ask?: Ask): Promise<Answer>;
  send(method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown, ask?: Ask): Promise<Answer>;
}

export interface Started {
  readonly platform: Platform;
  readonly app: FastifyInstance;
  readonly clock: SimulatedClock;
  /** Signs a sample account in, once; `admin` is the first administrator. */
  as(username: string): Promise<Person>;
  /** Nobody signed in. */
  readonly nobody: Person;
  /** How many documents every collection has. */
  counts(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/** A platform in memory with the pack `base`, others, and their sample data, behind its HTTP door. */
export async function startPlatform(options: { start?: string; packs?: readonly string[] } = {}): Promise<Started> {
  const clock = simulatedClock(new Date(options.start ?? "2026-03-02T01:00:00.000Z"));
  const folder = await mkdtemp(join(tmpdir(), "zhili-server-"));
  const store = await openSqliteStore({ memory: true });
  const platform = await createPlatform({ store, vault: createVault(new Uint8Array(48).fill(7)), clock, folder });
  await installPacks(
    platform,
    ["base", ...(options.packs ?? ["resettlement"])].map((pack) => join(TEMPLATES, pack)),
  );
  await ensureFirstAdministrator(platform, { password: PASSWORD });
  const app = createServer({ platform, limits: { general: 1_000_000, signIn: 1_000_000, objections: 1_000_000, lag: 0 } });
  await app.ready();
  const people = new Map<string, Promise<Person>>();
  return {
    platform,
    app,
    clock,
    nobody: personWith(app, {}),
    as(username) {
      const known = people.get(username) ?? signIn(platform, app, username);
      people.set(username, known);
      return known;
    },
    async counts() {
      const found: Record<string, number> = {};
      for (const collection of await store.listCollections()) found[collection] = await store.count(collection, {});
      return found;
    },
    async stop() {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function signIn(platform: Platform, app: FastifyInstance, username: string): Promise<Person> {
  if (username !== "admin") await givePassword(platform, app, username);
  const { cookie, csrfToken } = await openSession(app, username, PASSWORD);
  return personWith(app, { cookie, "x-csrf-token": csrfToken });
}

/** Sample accounts have no password: an administrator gives one that has to be changed at once. */
async function givePassword(platform: Platform, app: FastifyInstance, username: string): Promise<void> {
  const user = await platform.store.findOne("users", { usernameFolded: username });
  if (user === undefined) throw new Error(`no sample account ${username}`);
  const { password } = await resetPassword(platform, systemContext(platform), { user: user.id });
  const first = await openSession(app, username, password);
  const person = personWith(app, { cookie: first.cookie, "x-csrf-token": first.csrfToken });
  const changed = await person.send("POST", "/session/password", { current: password, next: PASSWORD });
  if (changed.status !== 204) throw new Error(changed.text);
}

async function openSession(app: FastifyInstance, username: string, password: string): Promise<{ cookie: string; csrfToken: string }> {
  const answer = await app.inject({ method: "POST", url: "/api/v1/session", payload: { username, password } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return { cookie, csrfToken: String(answer.json().csrfToken) };
}

function personWith(app: FastifyInstance, standing: Record<string, string>): Person {
  const call = async (options: InjectOptions, { query, headers, language = "zh-CN" }: Ask = {}): Promise<Answer> => {
    const answer = await app.inject({
      ...options,
      url: `/api/v1${String(options.url)}`,
      ...(query === undefined ? {} : { query }),
      headers: { ...standing, "accept-language": language, ...options.headers, ...headers },
    });
    const json = String(answer.headers["content-type"] ?? "").includes("json");
    return { status: answer.statusCode, body: (json ? answer.json() : {}) as Body, text: answer.body, bytes: answer.rawPayload, headers: answer.headers };
  };
  return {
    get: (url, ask) => call({ method: "GET", url }, ask),
    send: (method, url, body, ask) =>
      call(
        {
          method,
          url,
          ...(body === undefined ? {} : { payload: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": "application/json" } }),
        },
        ask,
      ),
  };
}
