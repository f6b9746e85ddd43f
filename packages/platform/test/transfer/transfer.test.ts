import type { JsonObject } from "@zhili/contracts";
import {
  applyPacks,
  changeDraft,
  createDraft,
  discardDraft,
  exportChanges,
  exportConfiguration,
  getDraftDefinition,
  listChanges,
  packArchive,
  prepareImport,
  prepareUpgrade,
  publishDraft,
  settleConflict,
} from "@zhili/platform";
import { applyPatch } from "rfc6902";
import { describe, expect, test } from "vitest";
import { readConfigurationFile, writeConfigurationFile } from "../../src/transfer/configuration-file.js";
import { MATTER, newerPack } from "../lifecycle/matter-pack.js";
import { COUNTY, type Office, openOffice, person } from "../office/open-office.js";

const WORKFLOW = "office:workflow/handling";
const TYPE = "office:record-type/matter";
const admin = (office: Office) => office.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });

/** Edits one definition and publishes it. */
async function edit(at: Office, definition: string, change: (value: JsonObject) => JsonObject): Promise<void> {
  const { platform } = at;
  const draft = await createDraft(platform, admin(at), { title: "修改" });
  const { definition: value } = await getDraftDefinition(platform, admin(at), { draft: draft.id, definition });
  const changed = await changeDraft(platform, admin(at), { draft: draft.id, version: 1, definition, value: change(value as JsonObject), why: "本县实际" });
  await publishDraft(platform, admin(at), { draft: draft.id, version: changed.draft.version, message: "发布" });
}

/** A county with edits and a choice that it made when it upgraded to 1.1.0. */
async function edited(): Promise<Office> {
  const at = await openOffice({ more: MATTER });
  await edit(at, WORKFLOW, (value) => ({ ...value, title: "本县办理" }));
  await edit(at, TYPE, (value) => ({ ...value, title: "本县事项" }));
  const draft = await prepareUpgrade(at.platform, admin(at), newer());
  const settled = await settleConflict(at.platform, admin(at), { draft: draft.id, version: 1, conflict: draft.conflicts?.[0]?.id ?? "", choice: "ours" });
  await publishDraft(at.platform, admin(at), { draft: draft.id, version: settled.version, message: "升级" });
  return at;
}

const newer = () => newerPack("1.1.0", { "record-types/matter.json": { ...(MATTER["record-types/matter.json"] as JsonObject), title: "新版事项" } });

/** Another site with the packs as their author published them. */
async function another(version = "1.1.0"): Promise<Office> {
  const at = await openOffice({ more: MATTER });
  if (version === "1.1.0") await applyPacks(at.platform, [newer()]);
  return at;
}

describe("a configuration carried to another site", () => {
  test("has the same bytes every time, and there gives the same configuration, changes and choices with who, when and why", async () => {
    const from = await edited();
    const { archive, integrity, carried } = await exportConfiguration(from.platform, admin(from));
    expect((await exportConfiguration(from.platform, admin(from))).integrity).toBe(integrity);
    expect(carried).toMatchObject({
      packs: [{ id: "office", version: "1.1.0", hash: newer().hash }],
      overlay: { choices: [{ choice: "ours", path: "/title" }] },
    });

    const to = await another();
    const { draft, difference, same } = await prepareImport(to.platform, admin(to), "here.tgz", archive);
    expect(same).toBe(false);
    expect(difference.changes.map(({ definition, path, before, value }) => [definition, path, before, value])).toEqual([
      [TYPE, "/title", "新版事项", "本县事项"],
      [WORKFLOW, "/title", "办理", "本县办理"],
    ]);
    expect((await listChanges(to.platform, admin(to))).changes).toEqual([]);
    await publishDraft(to.platform, admin(to), { draft: draft.id, version: draft.version, message: "导入" });
    expect(to.platform.configuration().revision).toBe(from.platform.configuration().revision);
    expect((await listChanges(to.platform, admin(to))).changes).toEqual((await listChanges(from.platform, admin(from))).changes);
    expect((await exportConfiguration(to.platform, admin(to))).integrity).toBe(integrity);

    const again = await prepareImport(to.platform, admin(to), "here.tgz", archive);
    expect([again.same, again.difference.changes]).toEqual([true, []]);
    await discardDraft(to.platform, admin(to), again.draft.id);
  });

  test("leaves packs alone that the file says nothing of, and takes the place of what was changed here", async () => {
    const from = await edited();
    const { carried } = await exportConfiguration(from.platform, admin(from));
    const to = await another();
    await edit(to, TYPE, (value) => ({ ...value, title: "别处的叫法" }));
    const nothing = await writeConfigurationFile({ packs: [], accepted: [], overlay: { ...carried.overlay, overrides: [], choices: [] } });
    const empty = await prepareImport(to.platform, admin(to), "empty.tgz", nothing);
    expect([empty.untouched, empty.difference.changes, empty.draft.overlay.overrides.length]).toEqual([["office"], [], 1]);
    const whole = await prepareImport(to.platform, admin(to), "here.tgz", await writeConfigurationFile(carried));
    expect(whole.difference.changes.map(({ path, before, value }) => [path, before, value])).toContainEqual(["/title", "别处的叫法", "本县事项"]);
  });

  test("is refused, naming the pack, where the pack's content is another or there is none", async () => {
    const from = await edited();
    const { archive } = await exportConfiguration(from.platform, admin(from));
    const to = await another("1.0.0");
    const before = await to.platform.store.count("drafts", {});
    await expect(prepareImport(to.platform, admin(to), "here.tgz", archive)).rejects.toMatchObject({
      code: "CONFIGURATION_BASE_MISSING",
      facts: { packs: `office 1.1.0 ${newer().hash} (here: 1.0.0)` },
    });
    expect(await to.platform.store.count("drafts", {})).toBe(before);
  });

  test("is refused when it was changed on the way", async () => {
    const from = await edited();
    const { archive, carried } = await exportConfiguration(from.platform, admin(from));
    const to = await another();
    const [one, ...rest] = carried.overlay.overrides;
    if (one === undefined) throw new Error("no change was carried");
    const broken = [
      { ...carried, overlay: { ...carried.overlay, overrides: [{ ...one, value: "偷换" }, ...rest] } },
      { ...carried, overlay: { ...carried.overlay, overrides: [{ ...one, definition: "other:record-type/x" }, ...rest] } },
      { ...carried, overlay: { ...carried.overlay, overrides: [{ ...one, operation: "run" as never }, ...rest] } },
    ];
    for (const file of broken)
      await expect(prepareImport(to.platform, admin(to), "here.tgz", await writeConfigurationFile(file))).rejects.toMatchObject({
        code: "CONFIGURATION_FILE_BROKEN",
      });
    const pack = await packArchive("package", { "package.json": "{}" });
    await expect(prepareImport(to.platform, admin(to), "pack.tgz", pack)).rejects.toMatchObject({ code: "ARCHIVE_PATH_BAD" });
    const half = await packArchive("configuration", { "configuration.json": "{}" });
    await expect(prepareImport(to.platform, admin(to), "half.tgz", half)).rejects.toMatchObject({ code: "CONFIGURATION_FILE_BROKEN" });
    await expect(prepareImport(to.platform, to.nobody, "here.tgz", archive)).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
    expect(await readConfigurationFile("here.tgz", archive)).toEqual(carried);
    expect(await to.platform.store.count("drafts", {})).toBe(0);
  });
});

test("the county's changes of a pack are a JSON Patch over its files", async () => {
  const at = await edited();
  const { version, hash, patch } = await exportChanges(at.platform, admin(at), "office");
  expect([version, hash]).toEqual(["1.1.0", newer().hash]);
  const document = { "record-types/matter.json": { title: "新版事项" }, "workflows/handling.json": { title: "办理" } };
  expect(applyPatch(document, structuredClone(patch) as never)).toEqual([null, null]);
  expect(document).toEqual({ "record-types/matter.json": { title: "本县事项" }, "workflows/handling.json": { title: "本县办理" } });
  await expect(exportChanges(at.platform, admin(at), "nothing")).rejects.toMatchObject({ code: "PACK_UNKNOWN" });
});
