import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "@zhili/contracts";
import { packFiles } from "@zhili/engine/packs";
import {
  createPlatform,
  openUpgrade,
  openVault,
  type Platform,
  prepareUpgrade,
  publishDraft,
  readPackDocument,
  restoreConfiguration,
  rollbackUpgrade,
  simulatedClock,
  startScheduler,
  submitForm,
  systemContext,
} from "@zhili/platform";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { MATTER } from "../../packages/platform/test/lifecycle/matter-pack.js";
import { AFFAIR, secondVersion } from "../../packages/platform/test/lifecycle/moving-pack.js";
import { COUNTY, openOffice, person, TOWNS } from "../../packages/platform/test/office/open-office.js";
import { hashesOfData } from "./drill-data.js";
import { useLeaving } from "./leaving.js";
import { type OwnPlace, ownDatabase } from "./stores.js";
import { writeFiles } from "./write-files.js";

const RECORDS = 510;
const TOWN = TOWNS[0] ?? COUNTY;
const CHILD = fileURLToPath(new URL("./die-in-upgrade.mjs", import.meta.url));
const LEASE_MS = 61_000;
const TO_ITS_END = 1_000;

/** Something that one side waits for and the other brings about. */
function anEvent(): { readonly happened: Promise<void>; happen(): void } {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen: () => happen() };
}

/** Servers share a database. One upgrades and is killed; the others leave it alone until its lease is over, then one takes it up. */
describe("an upgrade on a shared database, whose server is killed at each step in turn", () => {
  const leaving = useLeaving();
  let place: OwnPlace;
  let pack: string;
  let before: string;

  /** Another server, so much later than now. */
  async function server(later: number, store?: Store): Promise<Platform> {
    const opened = store ?? (await openStore(place));
    if (store === undefined) leaving(() => opened.close());
    const clock = simulatedClock(new Date(Date.now() + later));
    const platform = await createPlatform({ store: opened, clock, vault: await openVault(place.folder), folder: place.folder });
    await restoreConfiguration(platform);
    return platform;
  }

  /** What the database holds, and under which configuration, once a server has looked at it after the lease; versions count on. */
  async function standing(): Promise<string> {
    const platform = await server(LEASE_MS);
    expect(await openUpgrade(platform.store)).toBeUndefined();
    return `${platform.configuration().revision} ${JSON.stringify(await hashesOfData(platform.store, ["moved", "fieldVersions"]))}`;
  }

  async function run(what: string, transactions: number): Promise<string | number | null> {
    const words = [CHILD, place.folder, place.mongodbUri ?? "", what, String(transactions)];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] });
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    return signal ?? code;
  }

  /** While the lease runs, another server does not take it up, nor writes to the records as long as they move. */
  async function isLeftAlone(): Promise<boolean> {
    const other = await server(0);
    const open = await openUpgrade(other.store);
    if (open === undefined) return false;
    await startScheduler(other, { every: 0 }).runOnce();
    expect(await openUpgrade(other.store)).toEqual(open);
    if (open.status === "published") return true;
    const clerk = { ...systemContext(other), actor: person("clerk", ["clerk", TOWN]) };
    const write = submitForm(other, clerk, { type: "office:affair", orgUnit: TOWN.id, data: { title: "迟到" } });
    await expect(write).rejects.toMatchObject({ code: "UPGRADE_RUNNING" });
    return true;
  }

  /** Kills the work after 0, 1, 2 … transactions until it ends by itself. `again` leads back to where it began. */
  async function killedAtEachStep(what: string, from: string, again: () => Promise<void>): Promise<{ standing: string; leases: number; steps: number }> {
    const found: string[] = [];
    let leases = 0;
    for (let steps = 0; ; steps += 1) {
      const end = await run(what, steps);
      if (end !== 0) expect(end).toBe("SIGKILL");
      if (end !== 0 && (await isLeftAlone())) leases += 1;
      found.push(await standing());
      const last = found.at(-1) ?? "";
      if (end === 0) {
        expect(last).not.toBe(from);
        expect(found[0]).toBe(from);
        expect(found.filter((one) => one !== from && one !== last)).toEqual([]);
        return { standing: last, leases, steps };
      }
      if (last === from) continue;
      await again();
      expect(await standing()).toBe(from);
    }
  }

  beforeAll(async () => {
    place = await ownDatabase();
    leaving(() => place.dispose());
    pack = join(place.folder, "pack");
    await writeFiles(pack, packFiles(secondVersion()));
    const store = await openStore(place);
    leaving(() => store.close());
    const office = await openOffice({ store, start: new Date().toISOString(), more: { ...MATTER, ...AFFAIR }, folder: place.folder });
    const clerk = office.as(person("clerk", ["clerk", TOWN]));
    for (let at = 0; at < RECORDS; at += 1) {
      const data = { title: `事务${at}`, days: at % 9, kind: ["road", "water", "lamp"][at % 3] ?? "road" };
      await submitForm(office.platform, clerk, { type: "office:affair", orgUnit: TOWN.id, data });
    }
    before = await standing();
  }, 600_000);

  it("is not begun or done once its lease is over, and its rollback in force or back", async () => {
    const upgraded = await killedAtEachStep(pack, before, async () => expect(await run("rollback", TO_ITS_END)).toBe(0));
    const back = await killedAtEachStep("rollback", upgraded.standing, async () => expect(await run(pack, TO_ITS_END)).toBe(0));
    expect(back.standing).toBe(before);
    for (const { steps, leases } of [upgraded, back]) {
      expect(steps).toBeGreaterThanOrEqual(4);
      expect(leases).toBeGreaterThanOrEqual(2);
    }
  }, 1_800_000);

  it("a server that fell silent and wakes up after another took it over does nothing more", async () => {
    const store = await openStore(place);
    leaving(() => store.close());
    const gate = anEvent();
    const asleep = anEvent();
    let left = 2;
    const drowsy = new Proxy(store, {
      get(target, name) {
        const found = Reflect.get(target, name) as unknown;
        if (name !== "withTransaction") return typeof found === "function" ? found.bind(target) : found;
        return async (work: Parameters<Store["withTransaction"]>[0]) => {
          left -= 1;
          if (left === 0) {
            asleep.happen();
            await gate.happened;
          }
          return target.withTransaction(work);
        };
      },
    });
    const silent = await server(0, store);
    const { id, version } = await prepareUpgrade(silent, systemContext(silent), await readPackDocument(pack));
    const platform: Platform = { ...silent, store: drowsy };
    const publishing = publishDraft(platform, systemContext(silent), { draft: id, version, message: "升级" });
    const end = publishing.then(
      () => "published",
      ({ code }) => code,
    );
    await asleep.happened;
    expect(await openUpgrade(store)).toBeDefined();
    expect(await standing()).toBe(before);
    gate.happen();
    expect(await end).toBe("UPGRADE_TAKEN_OVER");
    expect(await standing()).toBe(before);
    const clerk = { ...systemContext(silent), actor: person("clerk", ["clerk", TOWN]) };
    expect((await submitForm(silent, clerk, { type: "office:affair", orgUnit: TOWN.id, data: { title: "照常" } })).title).toBe("照常");
    await rollbackUpgrade(silent, systemContext(silent), { message: "退回" }).then(
      () => expect.unreachable(),
      (error) => expect(error).toMatchObject({ code: "UPGRADE_NOTHING_TO_ROLL_BACK" }),
    );
  }, 600_000);
});
