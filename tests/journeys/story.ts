import type { CaseDefinition, Store } from "@zhili/contracts";
import {
  CaseRun,
  type Configuration,
  createIdSource,
  createPlatform,
  createVault,
  ensureFirstAdministrator,
  ensureIndexes,
  givenOf,
  type Platform,
  type Registry,
  type SimulatedClock,
  simulatedClock,
} from "@zhili/platform";
import { createServer } from "@zhili/server";
import { Caller, signIn } from "./caller.js";
import { performOverHttp } from "./perform-over-http.js";

/** Everybody's in a story. */
export const PASSWORD = "Sign-in-2026-story";
export const NO_LIMITS = { general: 1_000_000, signIn: 1_000_000, objections: 1_000_000, lag: 0 };

export interface Book {
  readonly configuration: Configuration;
  readonly registry: Registry;
}

/** The world of a case behind a listening server, with people who sign in. */
export interface Stage {
  readonly url: string;
  readonly run: CaseRun;
  readonly clock: SimulatedClock;
  /** A second server on the same data, with its own store. */
  openSecond(store: Store): Promise<{ readonly url: string; readonly platform: Platform; close(): Promise<void> }>;
  /** Nobody when no person is named. */
  callerOf(person: string | undefined): Promise<Caller>;
  close(): Promise<void>;
}

/** Builds what a case is given on an empty store and opens the door; the clock stands at the case's start until the story moves it. */
export async function openStage(store: Store, { configuration, registry }: Book, ref: string, folder?: string): Promise<Stage> {
  const definition = definitionOf(configuration, ref);
  await forgetAll(store);
  const clock = simulatedClock(new Date(definition.start));
  const vault = createVault(new Uint8Array(32).fill(7));
  const parts = { store, clock, ids: createIdSource(clock), vault, registry, ...(folder === undefined ? {} : { folder }) };
  const platform = await createPlatform(parts);
  platform.publish(configuration);
  await ensureIndexes(platform);
  const app = createServer({ platform, limits: NO_LIMITS });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const nobody = new Caller(url);
  const signedIn = new Map<string, Caller>();
  const callerOf = async (person: string | undefined): Promise<Caller> => {
    if (person === undefined) return nobody;
    const known = signedIn.get(person);
    if (known !== undefined && (await known.get("/session")).status === 200) return known;
    const caller = await signIn(url, person, PASSWORD);
    signedIn.set(person, caller);
    return caller;
  };
  const run = await settle(new CaseRun(platform, clock, ref.split(":")[0] ?? "", { perform: performOverHttp(callerOf) }), configuration, ref);
  const openSecond = async (other: Store) => {
    const second = await createPlatform({ ...parts, store: other });
    second.publish(configuration);
    const door = createServer({ platform: second, limits: NO_LIMITS });
    return { url: await door.listen({ port: 0, host: "127.0.0.1" }), platform: second, close: () => door.close() };
  };
  return { url, run, clock, openSecond, callerOf, close: () => app.close() };
}

/** Makes what a case is given, and lets its people sign in with the password of the stories. */
export async function settle(run: CaseRun, configuration: Configuration, ref: string): Promise<CaseRun> {
  const chapters = givenOf(configuration, ref, definitionOf(configuration, ref));
  for (const given of chapters) await run.prepare(given);
  await givePasswords(
    run,
    run.platform,
    chapters.flatMap((given) => given.people ?? []),
  );
  return run;
}

/** Tells a case over HTTP: its people do each step at the door. Answers what was not as the case expects, or nothing. */
export async function tellStory(store: Store, book: Book, ref: string): Promise<string | undefined> {
  const stage = await openStage(store, book, ref);
  try {
    for (const step of definitionOf(book.configuration, ref).steps) {
      const failure = await stage.run.step(step);
      if (failure !== undefined) return `${step.id}: ${failure}`;
    }
    return undefined;
  } finally {
    await stage.close();
  }
}

export function definitionOf(configuration: Configuration, ref: string): CaseDefinition {
  const found = configuration.cases.get(ref);
  if (found === undefined) throw new Error(`there is no case ${ref}`);
  return found.definition;
}

/** Lets the people of the case sign in: all with the one password of the first administrator, whose hash takes long to make. */
async function givePasswords(run: CaseRun, platform: Platform, people: readonly { id: string; person?: string }[]): Promise<void> {
  await ensureFirstAdministrator(platform, { password: PASSWORD });
  const admin = await platform.store.findOne("users", { usernameFolded: "admin" });
  await platform.store.withTransaction(async (tx) => {
    for (const { id, person } of people) {
      const known = { usernameFolded: id, passwordHash: String(admin?.passwordHash), language: "zh-CN", createdAt: platform.clock.now().toISOString() };
      await tx.updateOne("users", { id: `person-${id}` }, { $set: { ...known, ...(person === undefined ? {} : { personId: run.resolve(person) }) } });
    }
  });
}

async function forgetAll(store: Store): Promise<void> {
  const names = await store.listCollections();
  await store.withTransaction(async (tx) => {
    for (const name of names) await tx.deleteMany(name, {});
  });
}
