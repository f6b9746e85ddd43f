import type { StoredRecord } from "@zhili/contracts";
import {
  createPlatform,
  installPacks,
  listChanges,
  listRecords,
  MOVES,
  type MoveLine,
  openVault,
  type Platform,
  planRollback,
  prepareUpgrade,
  publishDraft,
  rehearseDraft,
  reverseEntry,
  rollbackUpgrade,
  settleConflict,
  simulatedClock,
  systemContext,
  verifyLedger,
  withdrawPack,
} from "@zhili/platform";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { secondVersion } from "../second-versions/second-version.js";
import { hashesOfData, loadDrillData, makeThirtyEdits } from "./drill-data.js";
import { useLeaving } from "./leaving.js";
import { shippedPacks } from "./prepare-data.js";
import { ownDatabase, ownFolder } from "./stores.js";

/** The large county on a store of its own, and a small one on a database that servers share. */
const COUNTIES = [
  { name: "SQLite", open: ownFolder, running: 500, others: 20_000 },
  { name: "MongoDB", open: ownDatabase, running: 20, others: 700 },
];
const CLAIMS = "record:resettlement:point-claim";
const LESSONS = "record:resettlement:lesson";

const moveOf = ({ recordType, record, fields, state }: Pick<MoveLine, "recordType" | "record" | "fields" | "state">) =>
  JSON.stringify([recordType, record, [...fields].sort(), state ?? null]);

describe.each(COUNTIES)("a county with thirty edits, $running running cases and $others records, on $name", ({ open, running, others }) => {
  const leaving = useLeaving();
  let platform: Platform;
  beforeAll(async () => {
    const place = await open();
    leaving(() => place.dispose());
    const { folder } = place;
    const store = await openStore(place);
    leaving(() => store.close());
    platform = await createPlatform({ store, folder, vault: await openVault(folder), clock: simulatedClock(new Date("2026-03-05T01:00:00.000Z")) });
    await installPacks(
      platform,
      shippedPacks().filter((pack) => /(base|resettlement)$/.test(pack)),
    );
    await loadDrillData(platform, running, others);
    expect(await makeThirtyEdits(platform)).toBe(30);
  }, 900_000);

  it("upgrades as foretold, keeps its edits, and goes back to where it was", async () => {
    const { store } = platform;
    const context = () => systemContext(platform);
    expect(await store.count(CLAIMS, { "snapshot.final": false })).toBeGreaterThanOrEqual(running);
    expect((await store.count(CLAIMS, {})) + (await store.count(LESSONS, {}))).toBeGreaterThanOrEqual(others + running);
    const [data, revision] = [await hashesOfData(store), platform.configuration().revision];

    let draft = await prepareUpgrade(platform, context(), await secondVersion("resettlement"));
    expect(draft.conflicts?.map(({ definition, path }) => `${definition}${path}`).sort()).toEqual([
      "resettlement:code-list/lesson-topic/items/gratitude/title",
      "resettlement:ledger/points/rules/skill-help/amount",
      "resettlement:workflow/claim/states/filed/title",
      "resettlement:workflow/claim/states/panel/deadline/within",
    ]);
    for (const [at, { id }] of (draft.conflicts ?? []).entries()) {
      const choice = at % 2 === 0 ? "ours" : "theirs";
      draft = await settleConflict(platform, context(), { draft: draft.id, version: draft.version, conflict: id, choice });
    }
    const foretold: string[] = [];
    const rehearsal = await rehearseDraft(platform, context(), draft.id, { each: (move) => foretold.push(moveOf(move)) });
    expect(rehearsal).toMatchObject({ issues: [], red: [] });
    expect(rehearsal.moves.types.map(({ failing, stuck }) => [failing, stuck])).toEqual([
      [0, []],
      [0, []],
    ]);
    expect(await hashesOfData(store)).toEqual(data);

    const began: number[] = [];
    const watch = { progress: (_done: number, of: number) => void (of > others && began.push(performance.now())) };
    const made = await publishDraft(platform, context(), { draft: draft.id, version: draft.version, message: "升级到 1.1" }, watch);
    const seconds = (performance.now() - (began[0] ?? 0)) / 1000;
    console.log(`${rehearsal.moves.moved} records moved in ${seconds.toFixed(1)} s, foretold ${rehearsal.moves.seconds} s`);
    expect(made.revision).toBe(rehearsal.revision);
    const lines = (await store.find(MOVES, {})).items as unknown as MoveLine[];
    expect(lines).toHaveLength(rehearsal.moves.moved);
    expect(lines.map(moveOf).sort()).toEqual(foretold.sort());

    const claims = (await store.find(CLAIMS, {})).items as unknown as StoredRecord[];
    const { hash } = platform.configuration().workflowDefinitions.get("resettlement:claim") ?? {};
    expect(claims.filter(({ data: { description, story, byLeader } }) => description !== undefined || story === undefined || byLeader !== false)).toEqual([]);
    expect(claims.filter(({ snapshot }) => snapshot?.workflowHash !== hash)).toEqual([]);
    expect(await store.count(LESSONS, { "data.topic": "endeavour" })).toBe(0);
    const kept = await listChanges(platform, context());
    expect(kept.changes.filter(({ why }) => why === "本县实际").length).toBeGreaterThanOrEqual(27);
    expect(platform.configuration().recordTypes.get("resettlement:point-claim")?.definition.schema.properties.story?.title).toBe("做了什么");

    const entry = await store.findOne("ledger-entries", { ledger: "resettlement:points", kind: "credit", reverses: { $exists: false } });
    const [reversal] = await reverseEntry(platform, context(), { ledger: "resettlement:points", entry: String(entry?.id), reason: "记错" });
    const back = await planRollback(platform, context());
    expect(back.moves.moved).toBe(rehearsal.moves.moved);
    await rollbackUpgrade(platform, context(), { message: "退回" });
    expect(platform.configuration().revision).toBe(revision);
    expect(await hashesOfData(store)).toEqual(data);
    expect(await store.get("ledger-entries", String(reversal?.id))).toMatchObject({ reverses: entry?.id });
    expect(await verifyLedger(platform, "resettlement:points")).toMatchObject({ ok: true });

    await withdrawPack(platform, context(), { pack: "resettlement", message: "停用" });
    expect(await hashesOfData(store)).toEqual(data);
    const { count } = await listRecords(platform, context(), { type: "resettlement:point-claim", limit: 1, count: true });
    expect(count).toBe(claims.length);
  }, 1_800_000);
});
