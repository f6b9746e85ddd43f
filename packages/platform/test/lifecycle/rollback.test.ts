import type { JsonObject, StoredRecord } from "@zhili/contracts";
import { getRecord, listRecords, MOVES, type MoveLine, planRollback, publishRevision, rollbackUpgrade, takeTransition, updateRecord } from "@zhili/platform";
import { describe, expect, test } from "vitest";
import { admin, affair, clerk, contents, fill, office, shown, stored, TOWN, TYPE, upgrade } from "./affair-office.js";
import { AFFAIR, secondVersion } from "./moving-pack.js";

describe("an upgrade that moved data", () => {
  test("is rolled back to the byte where nobody changed anything", async () => {
    const at = await office();
    await fill(at);
    const [before, revision] = [await contents(at.platform.store), at.platform.configuration().revision];
    await upgrade(at);
    expect(await contents(at.platform.store)).not.toEqual(before);
    expect((await planRollback(at.platform, admin(at))).moves).toMatchObject({ moved: 4, types: [{ failing: 0, stuck: [] }] });
    const made = await rollbackUpgrade(at.platform, admin(at), { message: "退回" });
    expect(made).toMatchObject({ kind: "rollback", revision });
    expect(at.platform.configuration().revision).toBe(revision);
    expect(await contents(at.platform.store)).toEqual(before);
    await expect(rollbackUpgrade(at.platform, admin(at), { message: "再退" })).rejects.toMatchObject({ code: "UPGRADE_NOTHING_TO_ROLL_BACK" });
    await upgrade(at);
    expect((await at.platform.store.count(MOVES, {})) > 0).toBe(true);
  });

  test("lets nobody read its records while they are led back, and others as before", async () => {
    const at = await office();
    const ids = await fill(at);
    await upgrade(at);
    const meanwhile: Promise<unknown>[] = [];
    await rollbackUpgrade(at.platform, admin(at), { message: "退回" }, () => {
      if (meanwhile.length > 0) return;
      const reading = getRecord(at.platform, clerk(at), { type: TYPE, id: ids.open });
      meanwhile.push(expect(reading).rejects.toMatchObject({ code: "UPGRADE_UNREADABLE", status: 503 }));
      meanwhile.push(expect(listRecords(at.platform, clerk(at), { type: "office:matter" })).resolves.toMatchObject({ items: [] }));
    });
    await Promise.all(meanwhile);
    expect(meanwhile).toHaveLength(2);
    expect(await shown(at, ids.open)).toMatchObject({ title: "修路", phone: "138****1111", days: 3 });
  });

  test("leads back what was changed or made since, and lists what can't be", async () => {
    const at = await office();
    const ids = await fill(at);
    await upgrade(at);
    const moved = await stored(at, ids.open);
    await updateRecord(at.platform, clerk(at), {
      type: TYPE,
      id: ids.open,
      version: moved.version,
      data: { title: "修路二", mobile: "13900009999", days: 48, kind: "street" },
    });
    const made = await affair(at, { title: "新的", mobile: "13700007777", days: 24, kind: "street" });
    const odd = await affair(at, { title: "半天", days: 24 });
    await takeTransition(at.platform, clerk(at), { type: TYPE, id: odd.id, event: { type: "take", transition: "review", input: {} } });
    await expect(rollbackUpgrade(at.platform, admin(at), { message: "退回" })).rejects.toMatchObject({
      code: "UPGRADE_NO_STATE",
      facts: { state: "复核", count: 1 },
    });
    await rollbackUpgrade(at.platform, admin(at), { message: "退回", states: { "office:affair-run": { review: "checking" } } });
    expect(await shown(at, ids.open)).toMatchObject({ title: "修路二", phone: "139****9999", days: 2, kind: "road" });
    expect(await shown(at, made.id)).toMatchObject({ title: "新的", phone: "137****7777", days: 1, kind: "road" });
    expect((await stored(at, odd.id)).state).toBe("checking");
    expect((await stored(at, made.id)).state).toBe("open");
    await takeTransition(at.platform, clerk(at), { type: TYPE, id: odd.id, event: { type: "take", transition: "close", input: {} } }).catch(({ code }) =>
      expect(code).toBe("TRANSITION_REFUSED"),
    );
    const line = (await at.platform.store.findOne(MOVES, { record: ids.open })) as unknown as MoveLine;
    expect(line).toMatchObject({ outcome: "reversed" });
    expect(line.before).toBeUndefined();
  });

  test("bars the way to an earlier publication that knew the data in another shape", async () => {
    const at = await office();
    await fill(at);
    await upgrade(at);
    await expect(publishRevision(at.platform, admin(at), { seq: 1, message: "旧" })).rejects.toMatchObject({ code: "REVISION_BEHIND_MOVE" });
    await rollbackUpgrade(at.platform, admin(at), { message: "退回" });
    await expect(publishRevision(at.platform, admin(at), { seq: 2, message: "新" })).rejects.toMatchObject({ code: "REVISION_BEHIND_MOVE" });
    expect((await publishRevision(at.platform, admin(at), { seq: 1, message: "旧" })).seq).toBe(4);
  });

  test("follows a renamed record type, workflow and role into records, tasks, timers and grants, and back", async () => {
    const at = await office();
    const ids = await fill(at);
    await at.platform.store.withTransaction((tx) =>
      tx.insertOne("grants", { id: "g", user: "u", role: "office:checker", orgUnit: TOWN.id, orgPath: TOWN.path }),
    );
    const before = await contents(at.platform.store);
    const role = (id: string, actions: string[]): JsonObject => ({ id, title: id, rules: [{ id: "all", actions, subjects: ["record-type/*"] }] });
    const matter = (id: string, from: JsonObject) => ({ ...from, id });
    const changes: JsonObject[] = [
      { id: "type", type: "rename-record-type", from: "affair", to: "business" },
      { id: "run", type: "rename-definition", kind: "workflow", from: "affair-run", to: "business-run" },
      { id: "role", type: "rename-definition", kind: "role", from: "checker", to: "inspector" },
    ];
    const version = secondVersion(changes, {
      "code-lists/affair-kind.json": AFFAIR["code-lists/affair-kind.json"] ?? null,
      "record-types/affair.json": null,
      "workflows/affair-run.json": null,
      "roles/checker.json": null,
      "roles/inspector.json": role("inspector", ["read"]),
      "roles/clerk.json": { ...role("clerk", ["read", "create", "update", "transition"]), levels: ["township", "county"], excludes: ["inspector"] },
      "record-types/business.json": matter("business", AFFAIR["record-types/affair.json"] ?? {}),
      "workflows/business-run.json": { ...matter("business-run", AFFAIR["workflows/affair-run.json"] ?? {}), recordType: "business" },
    });
    await upgrade(at, version);
    expect(await at.platform.store.count(`record:${TYPE}`, {})).toBe(0);
    const moved = (await at.platform.store.get("record:office:business", ids.open)) as unknown as StoredRecord;
    expect(moved).toMatchObject({ type: "office:business", snapshot: { workflow: "office:business-run", state: "open" } });
    expect(await at.platform.store.findOne("tasks", { "record.id": ids.open })).toMatchObject({ record: { type: "office:business" } });
    expect(await at.platform.store.get("grants", "g")).toMatchObject({ role: "office:inspector" });
    expect(await at.platform.store.get("timers", ids.open)).toMatchObject({ recordType: "office:business" });
    await takeTransition(at.platform, clerk(at), { type: "office:business", id: ids.open, event: { type: "take", transition: "check", input: {} } });
    await rollbackUpgrade(at.platform, admin(at), { message: "退回" });
    expect((await stored(at, ids.open)).state).toBe("checking");
    const after = await contents(at.platform.store);
    expect(before.filter((line) => !line.includes(ids.open) && !after.includes(line))).toEqual([]);
  });
});
