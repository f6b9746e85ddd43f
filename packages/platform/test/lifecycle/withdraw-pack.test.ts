import { fileURLToPath } from "node:url";
import type { JsonObject } from "@zhili/contracts";
import { readPack } from "@zhili/engine/packs";
import {
  applyPacks,
  createPlatform,
  createVault,
  getRecord,
  installPacks,
  listRecords,
  nextTick,
  planWithdrawal,
  prepareUpgrade,
  publishDraft,
  submitForm,
  systemContext,
  takeTransition,
  tick,
  withdrawPack,
} from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { describe, expect, test } from "vitest";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";

const TOWN = TOWNS[0] ?? COUNTY;
const TYPE = "gifts:gift";

/** A pack that rests on the office's. */
function giftPack() {
  const documents: Record<string, JsonObject> = {
    "package.json": {
      name: "gifts",
      version: "1.0.0",
      zhili: { kind: "pack", formatVersion: 1, id: "gifts", title: "慰问", requires: { platform: "^1.0.0", packs: { office: "^1.0.0" } } },
    },
    "record-types/gift.json": { id: "gift", title: "慰问", titleTemplate: "{{title}}", schema: { type: "object", properties: { title: { type: "string" } } } },
    "workflows/gift-run.json": {
      id: "gift-run",
      title: "慰问办理",
      recordType: "gift",
      initial: "open",
      states: [
        { id: "open", title: "待办", deadline: { within: "P1D", overdue: [{ id: "late", after: "PT0S", roles: ["keeper"], title: "逾期" }] } },
        { id: "closed", title: "办结", kind: "final" },
      ],
      transitions: [{ id: "close", title: "办结", from: ["open"], to: "closed", roles: ["keeper"] }],
    },
    "roles/keeper.json": {
      id: "keeper",
      title: "保管员",
      rules: [{ id: "all", actions: ["read", "create", "update", "transition"], subjects: ["record-type/gift"] }],
    },
    "locales/en.json": { "record-type/gift/title": "Gift", "workflow/gift-run/states/open/title": "Open" },
  };
  const { pack, issues } = readPack(Object.fromEntries(Object.entries(documents).map(([path, one]) => [path, JSON.stringify(one)])));
  if (pack === undefined) throw new Error(JSON.stringify(issues));
  return pack;
}

async function officeWithGifts(): Promise<Office> {
  const at = await openOffice();
  await applyPacks(at.platform, [...at.platform.configuration().packs, giftPack()]);
  return at;
}

const admin = (at: Office) => at.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });
const keeper = (at: Office) =>
  at.as({ id: "k", name: "k", kind: "user", grants: [{ id: "g", user: "k", role: "gifts:keeper", orgUnit: TOWN.id, orgPath: TOWN.path }] });

describe("a pack that is withdrawn", () => {
  test("keeps its records readable, stands still, and goes on where it stood when it comes back", async () => {
    const at = await officeWithGifts();
    const { platform } = at;
    const { id } = await submitForm(platform, keeper(at), { type: TYPE, orgUnit: TOWN.id, data: { title: "米面油" } });
    await expect(planWithdrawal(platform, admin(at), "office")).rejects.toMatchObject({ code: "PACK_NEEDED", facts: { needing: "gifts" } });
    await expect(planWithdrawal(platform, admin(at), "nothing")).rejects.toMatchObject({ code: "PACK_UNKNOWN" });
    expect(await planWithdrawal(platform, admin(at), "gifts")).toMatchObject({ types: [{ recordType: TYPE, records: 1, running: 1 }] });
    expect(await withdrawPack(platform, admin(at), { pack: "gifts", message: "停用" })).toMatchObject({ kind: "withdraw", message: "停用" });

    expect(await getRecord(platform, keeper(at), { type: TYPE, id })).toMatchObject({ title: "米面油", data: { title: "米面油" } });
    expect((await listRecords(platform, keeper(at), { type: TYPE })).items).toHaveLength(1);
    await expect(submitForm(platform, keeper(at), { type: TYPE, orgUnit: TOWN.id, data: { title: "新" } })).rejects.toMatchObject({ code: "ACCESS_DENIED" });
    const close = { type: TYPE, id, event: { type: "take", transition: "close", input: {} } } as const;
    await expect(takeTransition(platform, keeper(at), close)).rejects.toMatchObject({ code: "ACCESS_DENIED" });
    at.wait(3 * 86_400_000);
    expect([await nextTick(platform), await tick(platform)]).toEqual([undefined, 0]);

    const draft = await prepareUpgrade(platform, admin(at), giftPack());
    await publishDraft(platform, admin(at), { draft: draft.id, version: draft.version, message: "恢复" });
    expect(await tick(platform)).toBe(1);
    expect((await takeTransition(platform, keeper(at), close)).state).toBe("closed");
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
