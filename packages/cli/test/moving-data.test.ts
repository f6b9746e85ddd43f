import { once } from "node:events";
import { cpSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "@zhili/contracts";
import { packFiles } from "@zhili/engine/packs";
import { createPlatform, openVault, type Platform, restoreConfiguration, submitForm, takeTransition } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { MATTER } from "../../platform/test/lifecycle/matter-pack.js";
import { AFFAIR, secondVersion } from "../../platform/test/lifecycle/moving-pack.js";
import { COUNTY, openOffice, person, TOWNS } from "../../platform/test/office/open-office.js";
import { scratchFolder, startZhili, zhili } from "./run-zhili.js";

// Each test starts whole programs; machines that do other work at the same time are slow at that.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const RECORDS = 6_000;
const TYPE = "office:affair";
const TOWN = TOWNS[0] ?? COUNTY;
const scratch = scratchFolder();
const filled = join(scratch, "filled");
const newer = join(scratch, "newer");
const stateless = join(scratch, "stateless");

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** Some affairs that came through the front door, and as many copies of them as make the work long. */
async function fill(folder: string): Promise<void> {
  mkdirSync(folder);
  const store = await openSqliteStore({ folder });
  const office = await openOffice({ store, start: new Date().toISOString(), more: { ...MATTER, ...AFFAIR }, folder });
  const clerk = office.as(person("clerk", ["clerk", TOWN]));
  const made: (JsonObject & { id: string })[] = [];
  for (const kind of ["road", "water", "lamp"]) {
    const { id } = await submitForm(office.platform, clerk, { type: TYPE, orgUnit: TOWN.id, data: { title: `事务${kind}`, days: 3, kind } });
    if (kind === "lamp") await takeTransition(office.platform, clerk, { type: TYPE, id, event: { type: "take", transition: "check", input: {} } });
    made.push(((await store.get(`record:${TYPE}`, id)) ?? {}) as JsonObject & { id: string });
  }
  for (let from = 0; from < RECORDS; from += 1_000) {
    const copies = Array.from({ length: 1_000 }, (_, at) => ({ ...made[at % 3], id: `copy-${String(from + at).padStart(6, "0")}` }));
    await store.withTransaction((tx) => tx.insertMany(`record:${TYPE}`, copies));
  }
  await store.close();
}

/** Somebody at work between two commands. */
async function atWork(folder: string, work: (platform: Platform) => Promise<unknown>): Promise<void> {
  const store = await openSqliteStore({ folder });
  const platform = await createPlatform({ store, vault: await openVault(folder), folder });
  await restoreConfiguration(platform);
  await work(platform);
  await store.close();
}

function copyOf(name: string): { ZHILI_DATA: string } {
  const folder = join(scratch, name);
  cpSync(filled, folder, { recursive: true });
  return { ZHILI_DATA: folder };
}

interface Standing {
  readonly kinds: readonly string[];
  readonly states: Readonly<Record<string, number>>;
  /** Every stored record and draft but for the versions of records, which count on. */
  readonly data: string;
}

/** Publications, and what is stored, as the command line tells it. */
async function standing(here: { ZHILI_DATA: string }): Promise<Standing> {
  const { revisions } = JSON.parse((await zhili(["config", "history", "--json"], here)).stdout) as { revisions: { kind: string }[] };
  const states: Record<string, number> = {};
  const lines = (await zhili(["data", "export"], here)).stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { collection: string; document: JsonObject });
  for (const { collection, document } of lines) if (collection === `record:${TYPE}`) states[String(document.state)] = (states[String(document.state)] ?? 0) + 1;
  const kept = lines.filter(({ collection }) => /^(record:|drafts|tasks|timers)/.test(collection));
  const data = kept.map(({ collection, document: { version: _version, ...rest } }) => `${collection} ${JSON.stringify(rest)}`).sort();
  return { kinds: revisions.map(({ kind }) => kind), states, data: data.join("\n") };
}

const code = (stderr: string) => stderr.split(":")[0];
const walOf = (folder: string) => statSync(join(folder, "zhili.db-wal"), { throwIfNoEntry: false })?.size ?? 0;

/** Presses Ctrl+C once this much was written to the data, or the command says how far it has come; answers how it ended. */
async function interrupted(words: readonly string[], here: { ZHILI_DATA: string }, written: number) {
  const child = startZhili(words, here);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part: string) => {
      said += part;
    });
  const end = once(child, "close") as Promise<[number | null]>;
  while (child.exitCode === null && walOf(here.ZHILI_DATA) <= written && !said.includes("…")) await pause(5);
  child.kill("SIGINT");
  const [exit] = await end;
  return { exit, said };
}

beforeAll(async () => {
  write(newer, packFiles(secondVersion()));
  write(stateless, packFiles(secondVersion([{ id: "open", type: "rename-state", definition: "affair-run", from: "open", to: "filed" }])));
  await fill(filled);
});

describe("zhili pack upgrade --state", () => {
  test("cases without a state to go to keep the upgrade out and are listed, until a state is named", async () => {
    const here = copyOf("states");
    const before = await standing(here);
    expect(before.states).toEqual({ open: 4_004, checking: 1_999 });
    const tried = await zhili(["pack", "upgrade", stateless, "--rehearse", "--json"], here);
    expect(tried.code).toBe(1);
    expect(JSON.parse(tried.stdout).rehearsal.moves.types).toMatchObject([{ stuck: [{ workflow: "office:affair-run", state: "checking", count: 1_999 }] }]);
    const refused = await zhili(["pack", "upgrade", stateless, "--yes"], here);
    expect([refused.code, code(refused.stderr)]).toEqual([3, "UPGRADE_NO_STATE"]);
    const unread = await zhili(["pack", "upgrade", stateless, "--yes", "--state", "checking=review"], here);
    expect([unread.code, code(unread.stderr)]).toEqual([2, "CLI_USAGE_VALUE"]);
    expect(await standing(here)).toEqual(before);
    const done = await zhili(["pack", "upgrade", stateless, "--yes", "--state", "office:affair-run:checking=review"], here);
    expect([done.code, done.stderr]).toEqual([0, ""]);
    expect(await standing(here)).toMatchObject({ kinds: ["upgrade", "install"], states: { filed: 4_004, review: 1_999 } });
  });
});

describe("zhili pack rollback and pack withdraw", () => {
  test("the last upgrade is taken back, data and all, once it is said yes to and every case has a state to go to", async () => {
    const here = copyOf("rollback");
    const before = await standing(here);
    const none = await zhili(["pack", "rollback", "--yes"], here);
    expect([none.code, code(none.stderr)]).toEqual([3, "UPGRADE_NOTHING_TO_ROLL_BACK"]);
    expect((await zhili(["pack", "upgrade", newer, "--yes"], here)).code).toBe(0);
    const upgraded = await standing(here);
    expect(upgraded.states).toEqual({ filed: 6_003 });
    const plan = await zhili(["pack", "rollback", "--plan", "--json"], here);
    expect([plan.code, JSON.parse(plan.stdout)]).toMatchObject([0, { pack: "office", from: "1.0.0", to: "1.1.0", moves: { moved: 6_003 } }]);
    const unsure = await zhili(["pack", "rollback"], here);
    expect([unsure.code, code(unsure.stderr)]).toEqual([3, "CLI_NOT_CONFIRMED"]);
    expect(await standing(here)).toEqual(upgraded);

    await atWork(here.ZHILI_DATA, (platform) => {
      const clerk = { actor: person("clerk", ["clerk", TOWN]), language: "zh-CN" as const, configuration: platform.configuration() };
      return takeTransition(platform, clerk, { type: TYPE, id: "copy-000000", event: { type: "take", transition: "review", input: {} } });
    });
    const stuck = await zhili(["pack", "rollback", "--yes", "--json"], here);
    expect([stuck.code, JSON.parse(stuck.stdout).moves.types]).toMatchObject([1, [{ stuck: [{ state: "review", count: 1 }] }]]);
    const back = await zhili(["pack", "rollback", "--yes", "--message", "退回", "--state", "office:affair-run:review=checking"], here);
    expect([back.code, back.stderr]).toEqual([0, ""]);
    const after = await standing(here);
    expect(after).toMatchObject({ kinds: ["rollback", "upgrade", "install"], states: { open: 4_003, checking: 2_000 } });
    const untouched = (text: string) => text.split("\n").filter((line) => line.startsWith("record:") && !line.includes("copy-000000"));
    expect(untouched(after.data)).toEqual(untouched(before.data));
  });

  test("a pack is withdrawn after its plan was shown and said yes to; its records stay", async () => {
    const here = copyOf("withdraw");
    const before = await standing(here);
    const unknown = await zhili(["pack", "withdraw", "nothing", "--yes"], here);
    expect([unknown.code, code(unknown.stderr)]).toEqual([3, "PACK_UNKNOWN"]);
    const plan = await zhili(["pack", "withdraw", "office", "--plan", "--json"], here);
    expect([plan.code, JSON.parse(plan.stdout)]).toMatchObject([0, { pack: "office", types: [{ recordType: TYPE, records: 6_003, running: 6_003 }] }]);
    const unsure = await zhili(["pack", "withdraw", "office"], here);
    expect([unsure.code, code(unsure.stderr)]).toEqual([3, "CLI_NOT_CONFIRMED"]);
    expect(await standing(here)).toEqual(before);
    const done = await zhili(["pack", "withdraw", "office", "--yes", "--json"], here);
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, { pack: "office", seq: 2 }]);
    expect(await standing(here)).toEqual({ ...before, kinds: ["withdraw", "install"] });
  });
});

describe("Ctrl+C", () => {
  test("in a rehearsal ends it with 130, and leaves nothing behind", async () => {
    const here = copyOf("rehearsal-interrupted");
    const before = await standing(here);
    const { exit, said } = await interrupted(["pack", "upgrade", newer, "--rehearse"], here, 0);
    expect(exit, said).toBe(130);
    expect(await standing(here)).toEqual(before);
  });

  test("in an upgrade takes back what has moved and ends with 130; the next one goes through", async () => {
    const here = copyOf("upgrade-interrupted");
    const before = await standing(here);
    const { exit, said } = await interrupted(["pack", "upgrade", newer, "--yes"], here, 512 * 1024);
    expect(exit, said).toBe(130);
    expect(said).toContain("The upgrade was cancelled; everything is as it was before.");
    expect(await standing(here)).toEqual(before);
    expect((await zhili(["pack", "upgrade", newer, "--yes"], here)).code).toBe(0);
    expect((await standing(here)).states).toEqual({ filed: 6_003 });
  });
});
