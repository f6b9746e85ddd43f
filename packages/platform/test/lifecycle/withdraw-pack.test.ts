import { fileURLToPath } from "node:url";
import {
  applyPacks,
  createPlatform,
  createVault,
  getRecord,
  installPacks,
  listPacks,
  listRecords,
  nextTick,
  planWithdrawal,
  prepareUpgrade,
  publishDraft,
  readTimeline,
  submitForm,
  systemContext,
  takeTransition,
  tick,
  withdrawPack,
} from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { describe, expect, test } from "vitest";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";
import { giftPack } from "./gift-pack.js";

const TOWN = TOWNS[0] ?? COUNTY;
const TYPE = "gifts:gift";

async function officeWithGifts(open?: Parameters<typeof giftPack>[0]): Promise<Office> {
  const at = await openOffice();
  await applyPacks(at.platform, [...at.platform.configuration().packs, giftPack(open)]);
  return at;
}

const admin = (at: Office) => at.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });
const holder = (at: Office, id: string, role: string) =>
  at.as({ id, name: id, kind: "user", grants: [{ id: "g", user: id, role: `gifts:${role}`, orgUnit: TOWN.id, orgPath: TOWN.path }] });
const keeper = (at: Office) => holder(at, "k", "keeper");

describe("a pack that is withdrawn", () => {
  test("keeps its records readable, stands still, and goes on where it stood when it comes back", async () => {
    const at = await officeWithGifts();
    const { platform } = at;
    const { id } = await submitForm(platform, keeper(at), { type: TYPE, orgUnit: TOWN.id, data: { title: "米面油" } });
    await expect(planWithdrawal(platform, admin(at), "office")).rejects.toMatchObject({ code: "PACK_NEEDED", facts: { needing: "gifts" } });
    await expect(planWithdrawal(platform, admin(at), "nothing")).rejects.toMatchObject({ code: "PACK_UNKNOWN" });
    expect(await planWithdrawal(platform, admin(at), "gifts")).toMatchObject({ types: [{ recordType: TYPE, records: 1, running: 1 }] });
    expect(await withdrawPack(platform, admin(at), { pack: "gifts", message: "停用" })).toMatchObject({ kind: "withdraw", message: "停用" });

    await expect(planWithdrawal(platform, admin(at), "gifts")).rejects.toMatchObject({ code: "PACK_WITHDRAWN" });
    expect((await listPacks(platform, admin(at))).map((pack) => [pack.id, pack.withdrawn])).toEqual([
      ["office", false],
      ["gifts", true],
    ]);
    const read = await getRecord(platform, keeper(at), { type: TYPE, id });
    expect(read).toMatchObject({ title: "米面油", data: { title: "米面油" } });
    expect(read.workflow?.transitions.map((step) => [step.id, step.allowed, step.reason?.code])).toEqual([["close", false, "ACCESS_DENIED"]]);
    expect((await readTimeline(platform, keeper(at), { type: TYPE, id }))[0]).toMatchObject({ to: "open", toTitle: "待办" });
    expect((await listRecords(platform, keeper(at), { type: TYPE })).items).toHaveLength(1);
    await expect(submitForm(platform, keeper(at), { type: TYPE, orgUnit: TOWN.id, data: { title: "新" } })).rejects.toMatchObject({ code: "ACCESS_DENIED" });
    const close = { type: TYPE, id, event: { type: "take", transition: "close", input: {} } } as const;
    await expect(takeTransition(platform, keeper(at), close)).rejects.toMatchObject({ code: "ACCESS_DENIED" });
    at.wait(3 * 86_400_000);
    expect([await nextTick(platform), await tick(platform)]).toEqual([undefined, 0]);

    const draft = await prepareUpgrade(platform, admin(at), giftPack());
    await publishDraft(platform, admin(at), { draft: draft.id, version: draft.version, message: "恢复" });
    expect((await listPacks(platform, admin(at))).some((pack) => pack.withdrawn)).toBe(false);
    expect(await tick(platform)).toBe(1);
    expect((await takeTransition(platform, keeper(at), close)).state).toBe("closed");
  });

  test("keeps the basis of a confidential check from those who were not to know it", async () => {
    const items = [
      { id: "look", title: "入户查看", roles: ["keeper"] },
      { id: "ask", title: "邻里了解", roles: ["keeper"] },
    ];
    const at = await officeWithGifts({ checklist: { items, passed: "closed", failed: "closed", confidentialTo: ["keeper"] } });
    const { platform } = at;
    const { id } = await submitForm(platform, keeper(at), { type: TYPE, orgUnit: TOWN.id, data: { title: "米面油" } });
    await takeTransition(platform, keeper(at), { type: TYPE, id, event: { type: "check", item: "look", result: "pass", basis: "家中有病人" } });
    const told = async (who: string, role: string) => JSON.stringify(await readTimeline(platform, holder(at, who, role), { type: TYPE, id }));
    expect(await told("k2", "keeper")).toContain("家中有病人");
    expect(await told("l", "looker")).not.toContain("家中有病人");
    await withdrawPack(platform, admin(at), { pack: "gifts", message: "停用" });
    expect(await told("k2", "keeper")).toContain("家中有病人");
    const looked = await told("l", "looker");
    expect(looked).toContain("look");
    expect(looked).not.toContain("家中有病人");
  });

  test("may be any of the shipped ones that no other needs", async () => {
    const folder = (name: string) => fileURLToPath(new URL(`../../../../templates/${name}`, import.meta.url));
    for (const pack of ["resettlement", "compound", "border"]) {
      const platform = await createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(3)) });
      await installPacks(platform, [folder("base"), folder(pack)], { samples: false });
      const context = systemContext(platform);
      await expect(planWithdrawal(platform, context, "base")).rejects.toMatchObject({ code: "PACK_NEEDED", facts: { needing: pack } });
      const types = [...platform.configuration().recordTypes.keys()];
      await withdrawPack(platform, context, { pack, message: "停用" });
      expect([...platform.configuration().recordTypes.keys()]).toEqual(types);
      await platform.store.close();
    }
  });
});
