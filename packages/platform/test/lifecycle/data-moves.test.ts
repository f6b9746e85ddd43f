import type { JsonObject } from "@zhili/contracts";
import {
  applyPacks,
  changeDraft,
  createDraft,
  getDraftDefinition,
  getRecord,
  listRecords,
  MOVES,
  type MoveLine,
  openUpgrade,
  prepareUpgrade,
  publishDraft,
  rehearseDraft,
  submitForm,
  takeTransition,
} from "@zhili/platform";
import { describe, expect, test } from "vitest";
import { admin, affair, clerk, contents, fill, office, shown, stored, TOWN, TYPE, upgrade } from "./affair-office.js";
import { secondVersion } from "./moving-pack.js";

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
          const asItWas = { data: { title: "修路", phone: "138****1111", days: 3, kind: "road" }, state: "open" };
          meanwhile.push(expect(getRecord(at.platform, old, { type: TYPE, id: ids.open })).resolves.toMatchObject(asItWas));
          const list = { type: TYPE, states: ["open"], count: true };
          meanwhile.push(expect(listRecords(at.platform, old, list)).rejects.toMatchObject({ code: "UPGRADE_UNREADABLE", status: 503 }));
          meanwhile.push(expect(listRecords(at.platform, old, { type: "office:matter" })).resolves.toMatchObject({ items: [] }));
          meanwhile.push(
            expect(submitForm(at.platform, old, { type: "office:matter", orgUnit: TOWN.id, data: { title: "别的" } })).resolves.toMatchObject({
              title: "别的",
            }),
          );
        },
      },
    );
    await Promise.all(meanwhile);
    expect(meanwhile).toHaveLength(6);
    const late = expect.objectContaining({ code: "UPGRADE_UNREADABLE" });
    await expect(getRecord(at.platform, old, { type: TYPE, id: ids.open })).rejects.toEqual(late);
    await expect(listRecords(at.platform, old, { type: TYPE })).rejects.toEqual(late);
    expect((await getRecord(at.platform, clerk(at), { type: TYPE, id: ids.open })).data).toMatchObject({ mobile: "138****1111", days: 72, kind: "street" });
    expect((await listRecords(at.platform, clerk(at), { type: TYPE })).items).toHaveLength(4);
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
});

test("an upgrade that takes away a state to which a step of the county leads is refused before it is published, naming both", async () => {
  const at = await office();
  await fill(at);
  const [before, revision] = [await contents(at.platform.store), at.platform.configuration().revision];
  const workflow = "office:workflow/affair-run";
  const draft = await createDraft(at.platform, admin(at), { title: "本县" });
  const { definition } = await getDraftDefinition(at.platform, admin(at), { draft: draft.id, definition: workflow });
  const own = { id: "ask-again", title: "再核实", from: ["open"], to: "checking", roles: ["clerk"] };
  const value = { ...(definition as JsonObject), transitions: [...((definition as JsonObject).transitions as JsonObject[]), own] };
  const changed = await changeDraft(at.platform, admin(at), { draft: draft.id, version: 1, definition: workflow, value });
  await publishDraft(at.platform, admin(at), { draft: draft.id, version: changed.draft.version, message: "本县" });
  const edited = at.platform.configuration().revision;
  expect(edited).not.toBe(revision);

  const upgradeDraft = await prepareUpgrade(at.platform, admin(at), secondVersion());
  const refusal = publishDraft(at.platform, admin(at), { draft: upgradeDraft.id, version: upgradeDraft.version, message: "升级" });
  const error: { code: string; issues: readonly { path: string; message: { en: string } }[] } = await refusal.then(
    () => ({ code: "", issues: [] }),
    (thrown) => thrown,
  );
  expect(error.code).toBe("DRAFT_INVALID");
  expect(error.issues.map(({ message }) => message.en).join(" ")).toMatch(/ask-again|checking/);
  expect(
    error.issues.map(({ path, message }) => `${path} ${message.en}`).filter((one) => /transitions\/(ask-again|\d+)\/to/.test(one) && one.includes("checking")),
  ).toHaveLength(1);
  expect(at.platform.configuration().revision).toBe(edited);
  expect(await contents(at.platform.store)).toEqual(before);
});

test("a version that moves data is not installed over the one in force", async () => {
  const at = await office();
  const { revision } = at.platform.configuration();
  await expect(applyPacks(at.platform, [secondVersion()])).rejects.toMatchObject({ code: "PACK_NEEDS_UPGRADE", facts: { pack: "office" } });
  expect(at.platform.configuration().revision).toBe(revision);
});
