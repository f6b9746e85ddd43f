import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@zhili/contracts";
import { changeDraft, createDraft, createPlatform, getDraftDefinition, openVault, publishDraft, restoreConfiguration, systemContext } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { scratchFolder, zhili } from "./run-zhili.js";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const scratch = scratchFolder();
const pack = join(scratch, "lamps");
const file = join(scratch, "county.tgz");
const [here, there] = [{ ZHILI_DATA: join(scratch, "here") }, { ZHILI_DATA: join(scratch, "there") }];
const LEDGER = "lamps:ledger/service-points";

/** Renames a ledger as an administrator would in the builder. */
async function editLedger(folder: string): Promise<void> {
  const store = await openStore({ folder });
  try {
    const platform = await createPlatform({ store, vault: await openVault(folder), folder });
    await restoreConfiguration(platform);
    const context = systemContext(platform);
    const { id } = await createDraft(platform, context, { title: "改名" });
    const { definition } = await getDraftDefinition(platform, context, { draft: id, definition: LEDGER });
    const value = { ...(definition as JsonObject), title: "路灯积分" };
    const { draft } = await changeDraft(platform, context, { draft: id, version: 1, definition: LEDGER, value, why: "本县叫法" });
    await publishDraft(platform, context, { draft: id, version: draft.version, message: "改名" });
  } finally {
    await store.close();
  }
}

const json = async (words: readonly string[], environment: Record<string, string>) => {
  const ran = await zhili([...words, "--json"], environment);
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  return JSON.parse(ran.stdout) as { [name: string]: unknown };
};

beforeAll(async () => {
  expect((await zhili(["pack", "new", pack])).code).toBe(0);
  for (const place of [here, there]) expect((await zhili(["pack", "install", pack, "--yes", "--json"], place)).code).toBe(0);
  await editLedger(here.ZHILI_DATA);
});

describe("zhili config", () => {
  test("carries a county's changes to another site: the plan first, then with --yes, then nothing is left to do", async () => {
    const exported = await json(["config", "export", "--out", file], here);
    expect(exported).toMatchObject({ changes: 1, choices: 0, packs: [{ id: "base" }, { id: "lamps", version: "0.1.0" }] });
    expect((await json(["config", "export", "--out", join(scratch, "again.tgz")], here)).integrity).toBe(exported.integrity);
    expect((await zhili(["config", "export", "--out", file], here)).stderr).toContain("CLI_TARGET_EXISTS");

    const plan = await json(["config", "import", file, "--plan"], there);
    expect(plan).toMatchObject({ same: false, changes: [{ definition: LEDGER, path: "/title", value: "路灯积分" }] });
    const unsure = await zhili(["config", "import", file], there);
    expect([unsure.code, unsure.stderr.split(":")[0]]).toEqual([3, "CLI_NOT_CONFIRMED"]);
    expect(await json(["config", "changes"], there)).toMatchObject({ changes: [] });
    await json(["config", "import", file, "--yes", "--message", "从甲县带来"], there);
    expect(await json(["config", "changes"], there)).toMatchObject({ changes: [{ definition: LEDGER, path: "/title", why: "本县叫法" }] });
    expect(await json(["config", "history"], there)).toMatchObject({ revisions: [{ kind: "publish", message: "从甲县带来" }, { kind: "install" }] });
    expect(await json(["config", "import", file, "--yes"], there)).toMatchObject({ same: true, changes: [] });
    expect((await json(["config", "history"], there)).revisions).toHaveLength(2);
  });

  test("prints the changes of a pack as JSON Patch", async () => {
    const ran = await zhili(["config", "changes", "--json-patch", "lamps"], here);
    expect(JSON.parse(ran.stdout)).toEqual([{ op: "replace", path: "/ledgers~1service-points.json/title", value: "路灯积分" }]);
    expect((await zhili(["config", "changes", "--json-patch", "nothing"], here)).stderr).toContain("PACK_UNKNOWN");
  });

  test("refuses to import where the packs are not the same, naming them, and a file that is none", async () => {
    const empty = { ZHILI_DATA: join(scratch, "base-only") };
    expect((await zhili(["pack", "install", "templates/base", "--yes", "--json"], empty)).code).toBe(0);
    const refused = await zhili(["config", "import", file, "--yes"], empty);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/CONFIGURATION_BASE_MISSING.*lamps 0\.1\.0 [0-9a-f]{64}/);
    const wrong = await zhili(["config", "import", join(pack, "package.json"), "--yes"], here);
    expect([wrong.code, wrong.stderr.split(":")[0]]).toEqual([3, "ARCHIVE_BROKEN"]);
    expect(existsSync(file) && readFileSync(file).length > 0).toBe(true);
  });
});

describe("zhili pack install over a pack with local changes", () => {
  test("keeps them when the pack is the same, and refuses another version, which only an upgrade may bring", async () => {
    const same = await json(["pack", "install", pack, "--yes"], here);
    expect(same).toMatchObject({ changes: [{ pack: "lamps", added: [], changed: [], withdrawn: [] }] });
    expect(await json(["config", "changes"], here)).toMatchObject({ changes: [{ definition: LEDGER, path: "/title" }] });
    const newer = join(scratch, "newer");
    cpSync(pack, newer, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(newer, "package.json"), "utf8")) as object;
    writeFileSync(join(newer, "package.json"), JSON.stringify({ ...manifest, version: "0.2.0" }));
    const refused = await zhili(["pack", "install", newer, "--yes"], here);
    expect([refused.code, refused.stderr.split(":")[0]]).toEqual([3, "PACK_EDITED"]);
    expect(await json(["pack", "upgrade", newer, "--yes"], here)).toMatchObject({ pack: "lamps", to: "0.2.0", conflicts: [] });
    expect(await json(["config", "changes"], here)).toMatchObject({ changes: [{ definition: LEDGER, path: "/title" }] });
  });
});
