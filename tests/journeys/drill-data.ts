import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Grant, Json, JsonObject, Store } from "@zhili/contracts";
import { applyChanges, type Change } from "@zhili/engine/packs";
import {
  changeDraft,
  createDraft,
  type Draft,
  getDraftDefinition,
  type Platform,
  publishDraft,
  putAttachment,
  type RequestContext,
  submitForm,
  systemContext,
  takeTransition,
} from "@zhili/platform";
import { sorted } from "../../packages/platform/test/lifecycle/affair-office.js";

type Stored = JsonObject & { id: string; version: number };

const CLAIM = "resettlement:point-claim";
const LESSON = "resettlement:lesson";

/** Running claims in three states, and records that have ended or never ran, made from a few that came through the front door. */
export async function loadDrillData(platform: Platform, running: number, others: number): Promise<void> {
  const { store } = platform;
  const [secretary, leader] = [await contextOf(platform, "sample-secretary"), await contextOf(platform, "sample-leader")];
  const household = await store.findOne("record:base:household", { orgPath: { $prefix: secretary.actor.grants[0]?.orgPath ?? "" } });
  if (household === undefined) throw new Error("no household among the samples");
  const photo = await putAttachment(platform, secretary, { name: "佐证.pdf", content: Readable.from([Buffer.from("%PDF-1.4\n%drill\n")]) });
  const claim = async (steps: readonly string[]): Promise<Stored[]> => {
    const data = { household: household.id, rule: "night-patrol", deedDate: "2026-03-04", description: "夜间防火巡逻", evidence: [photo.id] };
    const { id } = await submitForm(platform, secretary, { type: CLAIM, data });
    for (const transition of steps)
      await takeTransition(platform, transition === "pass-on" ? leader : secretary, { type: CLAIM, id, event: { type: "take", transition } });
    return gather(store, CLAIM, id);
  };
  const lesson = async (topic: string): Promise<Stored[]> => {
    const { id } = await submitForm(platform, secretary, {
      type: LESSON,
      orgUnit: String(household.orgUnit),
      data: { title: "课堂", topic, date: "2026-03-10" },
    });
    return gather(store, LESSON, id);
  };
  const live = [await claim([]), await claim(["file"]), await claim(["file", "pass-on"])];
  const still = [await claim(["withdraw"]), await lesson("endeavour"), await lesson("law"), await claim(["file", "withdraw"])];
  await copies(store, live, running - live.length);
  await copies(store, still, others - still.length);
}

/** One of the sample people, with what is granted to them. */
async function contextOf({ store, configuration }: Platform, username: string): Promise<RequestContext> {
  const user = await store.findOne("users", { username });
  const grants = (await store.find("grants", { user: String(user?.id) })).items as unknown as Grant[];
  return { actor: { id: String(user?.id), name: username, grants, kind: "user" }, language: "zh-CN", configuration: configuration() };
}

/** A record with its open tasks and its timer, each with the collection that it lies in. */
async function gather(store: Store, type: string, id: string): Promise<Stored[]> {
  const record = await store.get(`record:${type}`, id);
  const tasks = (await store.find("tasks", { "record.id": id })).items;
  const timer = await store.get("timers", id);
  return [record, ...tasks, timer].flatMap((one, at) =>
    one === undefined ? [] : [{ ...one, collection: at === 0 ? `record:${type}` : one === timer ? "timers" : "tasks" } as unknown as Stored],
  );
}

async function copies(store: Store, originals: readonly Stored[][], count: number): Promise<void> {
  for (let from = 0; from < count; from += 1_000) {
    await store.withTransaction(async (tx) => {
      for (let at = from; at < Math.min(count, from + 1_000); at += 1) {
        const [record, ...around] = originals[at % originals.length] ?? [];
        if (record === undefined) continue;
        const id = `drill-${record.id}-${String(at).padStart(6, "0")}`;
        const { no } = record.data as { no?: string };
        const data = { ...(record.data as JsonObject), ...(no === undefined ? {} : { no: `${no}-${at}` }) };
        await tx.insertOne(String(record.collection), without({ ...record, id, data }));
        for (const one of around) {
          const own = one.collection === "timers" ? { id } : { id: `${one.id}-${at}`, record: { ...(one.record as JsonObject), id } };
          await tx.insertOne(String(one.collection), without({ ...one, ...own }));
        }
      }
    });
  }
}

function without({ collection: _collection, ...document }: JsonObject & { id: string }): JsonObject & { id: string } {
  return document as JsonObject & { id: string };
}

/** A county's thirty edits, published. */
export async function makeThirtyEdits(platform: Platform): Promise<number> {
  const file = fileURLToPath(new URL("../second-versions/thirty-edits.json", import.meta.url));
  const edits = JSON.parse(readFileSync(file, "utf8")) as Change[];
  const context = systemContext(platform);
  let draft: Draft = await createDraft(platform, context, { title: "本县修改" });
  for (const definition of new Set(edits.map((edit) => edit.definition))) {
    const found = await getDraftDefinition(platform, context, { draft: draft.id, definition });
    const value = applyChanges(
      found.definition as Json,
      edits.filter((edit) => edit.definition === definition),
    ) as Json;
    ({ draft } = await changeDraft(platform, context, { draft: draft.id, version: draft.version, definition, value, why: "本县实际" }));
  }
  await publishDraft(platform, context, { draft: draft.id, version: draft.version, message: "本县修改" });
  return edits.length;
}

/** Not data: what the configuration, the trail and the journal say of themselves, and what a ledger has been given since. */
const APART = [
  "audit",
  "chain-heads",
  "configuration",
  "revisions",
  "packs",
  "definitions",
  "drafts",
  "upgrades",
  "moves",
  "leases",
  "ledger-entries",
  "ledger-accounts",
];

/**
 * Hash of each collection, ledger entries and the lines that tell of them aside; the version of a record counts on and is left out, and
 * further keys of records may be.
 */
export async function hashesOfData(store: Store, leftOut: readonly string[] = []): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const collection of (await store.listCollections()).filter((name) => !APART.includes(name)).sort()) {
    const hash = createHash("sha256");
    let empty = true;
    for await (const line of store.exportNdjson([collection])) {
      const { document } = JSON.parse(line) as { document: JsonObject };
      if (collection === "timeline" && document.kind === "entry") continue;
      const kept = Object.fromEntries(Object.entries(document).filter(([key]) => key !== "version" && !leftOut.includes(key)));
      hash.update(`${JSON.stringify(sorted(collection.startsWith("record:") ? kept : document))}\n`);
      empty = false;
    }
    if (!empty) hashes[collection] = hash.digest("hex");
  }
  return hashes;
}
