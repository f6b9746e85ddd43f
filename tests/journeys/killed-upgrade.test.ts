import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packFiles } from "@zhili/engine/packs";
import { createPlatform, openUpgrade, openVault, restoreConfiguration, submitForm } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { describe, expect, it } from "vitest";
import { MATTER } from "../../packages/platform/test/lifecycle/matter-pack.js";
import { AFFAIR, secondVersion } from "../../packages/platform/test/lifecycle/moving-pack.js";
import { COUNTY, openOffice, person, TOWNS } from "../../packages/platform/test/office/open-office.js";
import { hashesOfData } from "./drill-data.js";
import { useLeaving } from "./leaving.js";
import { writeFiles } from "./write-files.js";

const RECORDS = 700;
const TOWN = TOWNS[0] ?? COUNTY;
const CHILD = fileURLToPath(new URL("./die-in-upgrade.mjs", import.meta.url));

/** What the data folder holds after a start, and under which configuration; each upgrade marks records with an id of its own. */
async function standing(folder: string): Promise<string> {
  const store = await openSqliteStore({ folder });
  try {
    const platform = await createPlatform({ store, vault: await openVault(folder), folder });
    await restoreConfiguration(platform);
    expect(await openUpgrade(store)).toBeUndefined();
    return `${platform.configuration().revision} ${JSON.stringify(await hashesOfData(store, ["moved"]))}`;
  } finally {
    await store.close();
  }
}

async function run(folder: string, what: string, transactions: number): Promise<string | number | null> {
  const child = spawn(process.execPath, [CHILD, folder, "", what, String(transactions)], { stdio: ["ignore", "inherit", "inherit"] });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return signal ?? code;
}

describe("an upgrade whose server is killed at each step in turn", () => {
  const leaving = useLeaving();

  it("is not begun or done at the next start, and its rollback in force or back", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zhili-upgrade-"));
    leaving(() => rm(folder, { recursive: true, force: true }));
    const pack = join(folder, "pack");
    await writeFiles(pack, packFiles(secondVersion()));
    const first = join(folder, "first");
    await fill(first);
    const before = await standing(first);

    const upgraded = await killedAtEachStep(folder, first, pack, [before]);
    const back = await killedAtEachStep(folder, upgraded.folder, "rollback", [upgraded.standing]);
    expect(back.standing).toBe(before);
    expect([upgraded.steps, back.steps].every((steps) => steps >= 4)).toBe(true);
  }, 1_800_000);

  /** Kills the work after 0, 1, 2 … transactions until it ends by itself; each time one of two states is there, and both occur. */
  async function killedAtEachStep(folder: string, from: string, what: string, [before = ""]: readonly string[]) {
    const found: string[] = [];
    for (let steps = 0; ; steps += 1) {
      const place = join(folder, `${what === "rollback" ? "back" : "up"}-${steps}`);
      await cp(from, place, { recursive: true });
      const end = await run(place, what, steps);
      found.push(await standing(place));
      if (end === 0) {
        const after = found.at(-1) ?? "";
        expect(after).not.toBe(before);
        expect(found.filter((one) => one !== before && one !== after)).toEqual([]);
        expect(found[0]).toBe(before);
        return { folder: place, standing: after, steps };
      }
      expect(end).toBe("SIGKILL");
      if (steps > 0) await rm(place, { recursive: true, force: true });
    }
  }

  async function fill(place: string): Promise<void> {
    await mkdir(place, { recursive: true });
    const store = await openSqliteStore({ folder: place });
    const office = await openOffice({ store, more: { ...MATTER, ...AFFAIR }, folder: place });
    const clerk = office.as(person("clerk", ["clerk", TOWN]));
    for (let at = 0; at < RECORDS; at += 1) {
      const data = { title: `事务${at}`, days: at % 9, kind: ["road", "water", "lamp"][at % 3] ?? "road" };
      await submitForm(office.platform, clerk, { type: "office:affair", orgUnit: TOWN.id, data });
    }
    await store.close();
  }
});
