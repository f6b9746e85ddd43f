import type { JsonObject, Store, StoredRecord } from "@zhili/contracts";
import {
  createPlatform,
  getRecord,
  MOVES,
  type MoveLine,
  openUpgrade,
  type Platform,
  planRollback,
  prepareUpgrade,
  publishDraft,
  publishRevision,
  rehearseDraft,
  restoreConfiguration,
  rollbackUpgrade,
  submitForm,
  takeTransition,
  updateRecord,
} from "@zhili/platform";
import { describe, expect, test } from "vitest";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";
import { MATTER } from "./matter-pack.js";
import { AFFAIR, secondVersion } from "./moving-pack.js";

const TOWN = TOWNS[0] ?? COUNTY;
const TYPE = "office:affair";
const admin = (at: Office) => at.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });
const clerk = (at: Office) => at.as(person("clerk", ["clerk", TOWN]));

const office = () => openOffice({ more: { ...MATTER, ...AFFAIR } });
const affair = (at: Office, data: JsonObject) => submitForm(at.platform, clerk(at), { type: TYPE, orgUnit: TOWN.id, data });
const stored = async (at: { platform: Platform }, id: string) => (await at.platform.store.get(`record:${TYPE}`, id)) as unknown as StoredRecord;
const shown = async (at: Office, id: string) => (await getRecord(at.platform, clerk(at), { type: TYPE, id })).data;

/** Some affairs in every state. */
async function fill(at: Office): Promise<{ open: string; checking: string; closed: string; bare: string }> {
  const open = await affair(at, { title: "修路", phone: "13800001111", days: 3, kind: "road", lines: [{ item: "lamp", count: 2 }, { item: "water" }] });
  const checking = await affair(at, { title: "路灯", phone: "13800002222", days: 1, kind: "lamp" });
  const closed = await affair(at, { title: "水管", phone: "13800003333", kind: "water" });
  const bare = await affair(at, { title: "其他" });
  await takeTransition(at.platform, clerk(at), { type: TYPE, id: checking.id, event: { type: "take", transition: "check", input: {} } });
  await takeTransition(at.platform, clerk(at), { type: TYPE, id: closed.id, event: { type: "take", transition: "close", input: {} } });
  return { open: open.id, checking: checking.id, closed: closed.id, bare: bare.id };
}

async function upgrade(at: Office, version = secondVersion(), states: Record<string, Record<string, string>> = {}) {
  const draft = await prepareUpgrade(at.platform, admin(at), version);
  return publishDraft(at.platform, admin(at), { draft: draft.id, version: draft.version, message: "升级", states });
}

/** Everything stored that an upgrade and its rollback must leave alone; versions of records count on. */
async function contents(store: Store): Promise<string[]> {
  const lines: string[] = [];
  const apart = new Set(["audit", "chain-heads", "configuration", "revisions", "packs", "definitions", "drafts", "upgrades", "moves"]);
  for await (const line of store.exportNdjson()) {
    const { collection, document } = JSON.parse(line) as { collection: string; document: JsonObject };
    if (apart.has(collection)) continue;
    const { version: _version, ...kept } = document;
    lines.push(`${collection} ${JSON.stringify(sorted(collection.startsWith("record:") ? kept : document))}`);
  }
  return lines.sort();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

describe("an upgrade that moves data", () => {
  test("renames fields, converts values, maps options and states, and rehearsal foretold each record", async () => {
    const at = await office();
    const ids = await fill(at);
    const draft = await prepareUpgrade(at.platform, admin(at), secondVersion());
    const foretold: unknown[] = [];
    const rehearsal = await rehearseDraft(at.platform, admin(at), draft.id, { each: (move) => foretold.push(move) });
    expect(rehearsal.issues).toEqual([]);
    expect(rehearsal.moves).toMatchObject({
      moved: 4,
      types: [{ recordType: TYPE, checked: 4, moved: 4, cases: 4, failing: 0, stuck: [], fields: { phone: 3, mobile: 3, days: 2, kind: 2, lines: 1 } }],
    });
    await publishDraft(at.platform, admin(at), { draft: draft.id, version: draft.version, message: "升级" });

    expect(await shown(at, ids.open)).toMatchObject({
      mobile: "138****1111",
      days: 72,
      kind: "street",
      lines: [{ item: "street", count: 2 }, { item: "water" }],
    });
    expect(await shown(at, ids.open)).not.toHaveProperty("phone");
    const states = await Promise.all(Object.values(ids).map(async (id) => (await stored(at, id)).snapshot?.state));
    expect(states).toEqual(["filed", "filed", "closed", "filed"]);
    expect(await at.platform.store.findOne("tasks", { "record.id": ids.open, status: "open" })).toMatchObject({ origin: "state:filed" });
    const { items } = await at.platform.store.find(MOVES, {});
    const happened = (items as unknown as MoveLine[]).map(({ recordType, record, fields, state }) => ({
      recordType,
      record,
      fields,
      ...(state === undefined ? {} : { state }),
    }));
    expect(happened).toEqual(foretold);

    await takeTransition(at.platform, clerk(at), { type: TYPE, id: ids.checking, event: { type: "take", transition: "review", input: {} } });
    await takeTransition(at.platform, clerk(at), { type: TYPE, id: ids.checking, event: { type: "take", transition: "close", input: {} } });
    expect((await stored(at, ids.checking)).state).toBe("closed");
  });

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

  test("is refused beforehand when a case has no state to go to, unless a state is named", async () => {
    const at = await office();
    const ids = await fill(at);
    const before = await contents(at.platform.store);
    const changes: JsonObject[] = [{ id: "open", type: "rename-state", definition: "affair-run", from: "open", to: "filed" }];
    const version = secondVersion(changes);
    const draft = await prepareUpgrade(at.platform, admin(at), version);
    const rehearsal = await rehearseDraft(at.platform, admin(at), draft.id);
    expect(rehearsal.moves.types).toMatchObject([
      { stuck: [{ workflow: "office:affair-run", state: "checking", title: "核实", count: 1, hindrance: "no-state" }] },
    ]);
    const request = { draft: draft.id, version: draft.version, message: "升级" };
    await expect(publishDraft(at.platform, admin(at), request)).rejects.toMatchObject({ code: "UPGRADE_NO_STATE", facts: { state: "核实", count: 1 } });
    expect(await contents(at.platform.store)).toEqual(before);
    expect(await openUpgrade(at.platform.store)).toBeUndefined();
    await publishDraft(at.platform, admin(at), { ...request, states: { "office:affair-run": { checking: "review" } } });
    expect((await stored(at, ids.checking)).state).toBe("review");
  });

  test("is refused beforehand when a value can't be converted, naming the field", async () => {
    const at = await office();
    await fill(at);
    const changes: JsonObject[] = [
      { id: "phone", type: "rename-field", definition: "affair", from: "phone", to: "mobile" },
      { id: "open", type: "rename-state", definition: "affair-run", from: "open", to: "filed" },
      { id: "checking", type: "remove-state", definition: "affair-run", from: "checking", to: "filed" },
      { id: "days", type: "retype-field", definition: "affair", field: "days", forward: "6 / (value - 3)" },
    ];
    await expect(upgrade(at, secondVersion(changes))).rejects.toMatchObject({
      code: "UPGRADE_RECORDS_FAIL",
      facts: { title: "事务", count: 1 },
      issues: [{ path: "/days" }],
    });
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

  test("refuses writing to its records meanwhile and under the configuration that was replaced, lets others through, and loses nothing", async () => {
    const at = await office();
    const ids = await fill(at);
    const old = clerk(at);
    const draft = await prepareUpgrade(at.platform, admin(at), secondVersion());
    let told = 0;
    const meanwhile: Promise<unknown>[] = [];
    await publishDraft(
      at.platform,
      admin(at),
      { draft: draft.id, version: draft.version, message: "升级" },
      {
        progress: (_done, of) => {
          if (of !== 4 || told > 0) return;
          told += 1;
          const write = submitForm(at.platform, old, { type: TYPE, orgUnit: TOWN.id, data: { title: "迟到", phone: "13600006666" } });
          meanwhile.push(expect(write).rejects.toMatchObject({ code: "UPGRADE_RUNNING", status: 503 }));
          meanwhile.push(expect(getRecord(at.platform, old, { type: TYPE, id: ids.closed })).resolves.toMatchObject({ id: ids.closed }));
          meanwhile.push(
            expect(submitForm(at.platform, old, { type: "office:matter", orgUnit: TOWN.id, data: { title: "别的" } })).resolves.toMatchObject({
              title: "别的",
            }),
          );
        },
      },
    );
    await Promise.all(meanwhile);
    expect(meanwhile).toHaveLength(3);
    await expect(submitForm(at.platform, old, { type: TYPE, orgUnit: TOWN.id, data: { title: "旧表", phone: "13600006666" } })).rejects.toMatchObject({
      code: "UPGRADE_RUNNING",
    });
    expect((await affair(at, { title: "新表", mobile: "13600006666" })).title).toBe("新表");
  });

  test("that is cancelled leaves everything as it was", async () => {
    const at = await office();
    await fill(at);
    const [before, revision] = [await contents(at.platform.store), at.platform.configuration().revision];
    const cancel = new AbortController();
    const draft = await prepareUpgrade(at.platform, admin(at), secondVersion());
    const publication = publishDraft(
      at.platform,
      admin(at),
      { draft: draft.id, version: draft.version, message: "升级" },
      { signal: cancel.signal, progress: (_done, of) => of === 4 && cancel.abort() },
    );
    await expect(publication).rejects.toMatchObject({ code: "UPGRADE_CANCELLED" });
    expect(await contents(at.platform.store)).toEqual(before);
    expect(at.platform.configuration().revision).toBe(revision);
    expect((await affair(at, { title: "照常" })).title).toBe("照常");
  });

  test("follows a renamed record type, workflow and role into records, tasks, timers and grants, and back", async () => {
    const at = await office();
    const ids = await fill(at);
    await at.platform.store.withTransaction((tx) => tx.insertOne("grants", { id: "g", user: "u", role: "office:checker", orgUnit: TOWN.id, orgPath: TOWN.path }));
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

describe("an upgrade that dies", () => {
  /** The store dies with the process after so many transactions. */
  function mortal(store: Store, transactions: number): Store {
    let left = transactions;
    return new Proxy(store, {
      get(target, name) {
        const found = Reflect.get(target, name) as unknown;
        if (name !== "withTransaction") return typeof found === "function" ? found.bind(target) : found;
        return async (work: Parameters<Store["withTransaction"]>[0]) => {
          if (left <= 0) throw new Error("dead");
          left -= 1;
          return target.withTransaction(work);
        };
      },
    });
  }

  async function dyingAt(transactions: number, what: "upgrade" | "rollback") {
    const at = await office();
    await fill(at);
    const before = await contents(at.platform.store);
    const old = at.platform.configuration().revision;
    if (what === "rollback") await upgrade(at);
    const [midway, now] = [await contents(at.platform.store), at.platform.configuration().revision];
    const draft = what === "upgrade" ? await prepareUpgrade(at.platform, admin(at), secondVersion()) : undefined;
    const dying = await createPlatform({ store: at.platform.store, vault: at.platform.vault, clock: at.clock });
    await restoreConfiguration(dying);
    const mortalPlatform: Platform = { ...dying, store: mortal(dying.store, transactions) };
    const context = { ...admin(at), configuration: dying.configuration() };
    const work =
      draft === undefined
        ? rollbackUpgrade(mortalPlatform, context, { message: "退回" })
        : publishDraft(mortalPlatform, context, { draft: draft.id, version: draft.version, message: "升级" });
    const died = await work.then(
      () => false,
      () => true,
    );
    const again = await createPlatform({ store: at.platform.store, vault: at.platform.vault, clock: at.clock });
    await restoreConfiguration(again);
    expect(await openUpgrade(again.store)).toBeUndefined();
    return { died, before, midway, after: await contents(again.store), old, now, revision: again.configuration().revision };
  }

  test("at whichever step, is at the next start either not begun or done", async () => {
    const ends = new Set<string>();
    for (let step = 0; ; step += 1) {
      const { died, before, after, old, revision } = await dyingAt(step, "upgrade");
      if (revision === old) expect(after).toEqual(before);
      else
        expect(
          after.filter((line) => line.startsWith("record:") && /"data":{[^}]*"(mobile|phone)"/.test(line)).every((line) => line.includes('"mobile":"sealed')),
        ).toBe(true);
      ends.add(revision === old ? "before" : "after");
      if (!died) break;
      expect(step).toBeLessThan(20);
    }
    expect([...ends]).toEqual(["before", "after"]);
  });

  test("in its rollback, is at the next start either still in force or back", async () => {
    const ends = new Set<string>();
    for (let step = 0; ; step += 1) {
      const { died, before, midway, after, now, revision } = await dyingAt(step, "rollback");
      expect(after).toEqual(revision === now ? midway : before);
      ends.add(revision === now ? "in force" : "back");
      if (!died) break;
      expect(step).toBeLessThan(20);
    }
    expect([...ends]).toEqual(["in force", "back"]);
  });
});
