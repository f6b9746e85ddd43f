import type { JsonObject } from "@zhili/contracts";
import {
  changeDraft,
  compareRevisions,
  createDraft,
  createPlatform,
  discardDraft,
  getDraft,
  getDraftDefinition,
  listChanges,
  listRevisions,
  prepareUpgrade,
  publishDraft,
  publishRevision,
  restoreConfiguration,
  settleConflict,
  updateDraft,
} from "@zhili/platform";
import { describe, expect, test } from "vitest";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";
import { MATTER, newerPack } from "./matter-pack.js";

const WORKFLOW = "office:workflow/handling";
const TYPE = "office:record-type/matter";
const admin = (office: Office) => office.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });

async function office(): Promise<Office> {
  return openOffice({ more: MATTER });
}

/** Edits one definition in a fresh draft and publishes it. */
async function edit(at: Office, definition: string, change: (value: JsonObject) => JsonObject, why = "本县实际"): Promise<number> {
  const { platform } = at;
  const draft = await createDraft(platform, admin(at), { title: "修改" });
  const { definition: value } = await getDraftDefinition(platform, admin(at), { draft: draft.id, definition });
  const changed = await changeDraft(platform, admin(at), { draft: draft.id, version: draft.version, definition, value: change(value as JsonObject), why });
  const { seq } = await publishDraft(platform, admin(at), { draft: draft.id, version: changed.draft.version, message: "发布修改" });
  return seq;
}

const states = (value: JsonObject) => value.states as JsonObject[];
const titled = (value: JsonObject, id: string, title: string): JsonObject => ({
  ...value,
  states: states(value).map((state) => (state.id === id ? { ...state, title } : state)),
});

describe("a county's edits", () => {
  test("are in force once published, kept apart from the pack with who, when and why, and can be taken back", async () => {
    const at = await office();
    const { platform } = at;
    const seq = await edit(at, WORKFLOW, (value) => titled(value, "open", "受理中"));
    expect(platform.configuration().workflowDefinitions.get("office:handling")?.definition.states[0]?.title).toBe("受理中");
    expect((await listChanges(platform, admin(at))).changes).toMatchObject([
      {
        definition: WORKFLOW,
        path: "/states/open/title",
        operation: "set",
        before: "待办",
        value: "受理中",
        by: "管理员",
        why: "本县实际",
        at: "2026-03-02T01:00:00.000Z",
      },
    ]);
    expect((await compareRevisions(platform, admin(at), { from: 1, to: seq })).changes).toHaveLength(1);

    const back = await publishRevision(platform, admin(at), { seq: 1, message: "改回原样" });
    expect(back).toMatchObject({ seq: seq + 1, kind: "rollback" });
    expect(platform.configuration().workflowDefinitions.get("office:handling")?.definition.states[0]?.title).toBe("待办");
    expect((await listChanges(platform, admin(at))).changes).toEqual([]);
    expect((await listRevisions(platform, admin(at))).items.map(({ kind }) => kind)).toEqual(["rollback", "publish", "install"]);
    expect((await publishRevision(platform, admin(at), { seq, message: "再次启用" })).revision).toBe(
      (await listRevisions(platform, admin(at))).items[2]?.revision,
    );
  });

  test("survive a restart", async () => {
    const at = await office();
    await edit(at, WORKFLOW, (value) => titled(value, "open", "受理中"));
    const again = await createPlatform({ store: at.platform.store, vault: at.platform.vault, clock: at.clock });
    expect(await restoreConfiguration(again)).toBe(true);
    expect(again.configuration().revision).toBe(at.platform.configuration().revision);
    expect(again.configuration().workflowDefinitions.get("office:handling")?.definition.states[0]?.title).toBe("受理中");
    expect((await listChanges(again, admin(at))).changes).toHaveLength(1);
  });

  test("may stand unfinished in a draft, and are refused at publishing with the place", async () => {
    const at = await office();
    const { platform } = at;
    const draft = await createDraft(platform, admin(at), { title: "修改" });
    const { definition } = await getDraftDefinition(platform, admin(at), { draft: draft.id, definition: WORKFLOW });
    const value = { ...(definition as JsonObject), states: states(definition as JsonObject).slice(0, 1) };
    const saved = await changeDraft(platform, admin(at), { draft: draft.id, version: 1, definition: WORKFLOW, value });
    expect(saved.issues).toMatchObject([{ path: expect.stringContaining("/transitions/0/to"), file: expect.stringContaining("handling") }]);
    expect(saved.issues[0]?.message).toEqual({
      "zh-CN": "没有名为“closed”的状态，而流程“办理”（handling）的步骤“办结”（close）要用到它。",
      en: "There is no state named closed, which the step “办结” (close) of the workflow “办理” (handling) uses.",
    });
    const [issue] = (await getDraft(platform, admin(at), draft.id)).issues;
    expect(issue).toMatchObject({ path: "/transitions/0/to", names: [null, "办结", null] });
    await expect(publishDraft(platform, admin(at), { draft: draft.id, version: 2, message: "试" })).rejects.toMatchObject({
      code: "DRAFT_INVALID",
      issues: [{ message: { "zh-CN": expect.stringContaining("步骤“办结”（close）") } }],
    });
    expect(platform.configuration().workflowDefinitions.get("office:handling")?.definition.states).toHaveLength(2);
    await discardDraft(platform, admin(at), draft.id);
    await expect(getDraft(platform, admin(at), draft.id)).rejects.toMatchObject({ code: "DRAFT_NOT_FOUND" });
  });

  test("of two editors on one draft do not overwrite each other in silence", async () => {
    const at = await office();
    const { platform } = at;
    const draft = await createDraft(platform, admin(at), { title: "修改" });
    const value = MATTER["workflows/handling.json"] ?? {};
    await changeDraft(platform, admin(at), { draft: draft.id, version: 1, definition: WORKFLOW, value: { ...value, title: "甲" } });
    const second = changeDraft(platform, admin(at), { draft: draft.id, version: 1, definition: WORKFLOW, value: { ...value, title: "乙" } });
    await expect(second).rejects.toMatchObject({ code: "DRAFT_STALE", facts: { expected: 1, actual: 2 } });
  });

  test("in a draft that fell behind are merged with what was published meanwhile", async () => {
    const at = await office();
    const { platform } = at;
    const draft = await createDraft(platform, admin(at), { title: "慢" });
    const value = MATTER["workflows/handling.json"] ?? {};
    const slow = await changeDraft(platform, admin(at), { draft: draft.id, version: 1, definition: WORKFLOW, value: titled(value, "closed", "已办结") });
    await edit(at, WORKFLOW, (current) => titled(current, "open", "受理中"));
    await expect(publishDraft(platform, admin(at), { draft: draft.id, version: slow.draft.version, message: "晚" })).rejects.toMatchObject({
      code: "DRAFT_BEHIND",
    });
    const updated = await updateDraft(platform, admin(at), draft.id);
    await publishDraft(platform, admin(at), { draft: draft.id, version: updated.version, message: "晚" });
    expect(
      platform
        .configuration()
        .workflowDefinitions.get("office:handling")
        ?.definition.states.map(({ title }) => title),
    ).toEqual(["受理中", "已办结"]);
  });

  test("are only for those who may configure", async () => {
    const at = await office();
    const clerk = at.as(person("c", ["clerk", TOWNS[0] ?? COUNTY]));
    await expect(createDraft(at.platform, clerk, { title: "不许" })).rejects.toMatchObject({ code: "CONFIGURATION_DENIED" });
    await expect(listRevisions(at.platform, at.nobody)).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
  });
});

describe("an upgrade of a pack", () => {
  const upstream = newerPack("1.1.0", {
    "workflows/handling.json": {
      ...titled(MATTER["workflows/handling.json"] ?? {}, "open", "登记"),
      states: [
        { id: "open", title: "登记" },
        { id: "checking", title: "核实" },
        { id: "closed", title: "办结", kind: "final" },
      ],
      transitions: [
        { id: "check", title: "核实", from: ["open"], to: "checking", roles: ["clerk"] },
        { id: "close", title: "办结", from: ["checking"], to: "closed", roles: ["clerk"] },
      ],
    },
  });

  test("keeps every edit and takes what is new", async () => {
    const at = await office();
    const { platform } = at;
    await edit(at, WORKFLOW, (value) => titled(value, "closed", "已办结"));
    await edit(at, TYPE, (value) => ({ ...value, title: "群众事项" }));
    const draft = await prepareUpgrade(platform, admin(at), upstream);
    expect(draft).toMatchObject({ conflicts: [], upgrade: { pack: "office", from: "1.0.0", to: "1.1.0" } });
    const made = await publishDraft(platform, admin(at), { draft: draft.id, version: draft.version, message: "升级" });
    expect(made.kind).toBe("upgrade");
    const handling = platform.configuration().workflowDefinitions.get("office:handling")?.definition;
    expect(handling?.states.map(({ title }) => title)).toEqual(["登记", "核实", "已办结"]);
    expect(platform.configuration().recordTypes.get("office:matter")?.definition.title).toBe("群众事项");
    expect((await listChanges(platform, admin(at))).changes.map(({ path, why }) => [path, why])).toEqual([
      ["/title", "本县实际"],
      ["/states/closed/title", "本县实际"],
    ]);
  });

  test("waits for a choice where both sides changed, remembers it, and can be rolled back", async () => {
    const at = await office();
    const { platform } = at;
    await edit(at, WORKFLOW, (value) => titled(value, "open", "受理中"));
    const before = platform.configuration().revision;
    const draft = await prepareUpgrade(platform, admin(at), upstream);
    expect(draft.conflicts).toMatchObject([{ path: "/states/open/title", base: "待办", ours: "受理中", theirs: "登记" }]);
    await expect(publishDraft(platform, admin(at), { draft: draft.id, version: 1, message: "升级" })).rejects.toMatchObject({ code: "DRAFT_CONFLICTS" });
    const conflict = draft.conflicts?.[0]?.id ?? "";
    const settled = await settleConflict(platform, admin(at), { draft: draft.id, version: 1, conflict, choice: "edited", value: "受理登记", why: "两个都要" });
    await publishDraft(platform, admin(at), { draft: draft.id, version: settled.version, message: "升级" });
    expect(platform.configuration().workflowDefinitions.get("office:handling")?.definition.states[0]?.title).toBe("受理登记");
    expect(settled.overlay.choices).toMatchObject([{ definition: WORKFLOW, path: "/states/open/title", choice: "edited", value: "受理登记", why: "两个都要" }]);

    await publishRevision(platform, admin(at), { seq: 2, message: "退回" });
    expect(platform.configuration().revision).toBe(before);
    expect(platform.configuration().packs[0]?.version).toBe("1.0.0");
  });
});
