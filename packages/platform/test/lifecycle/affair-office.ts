import type { JsonObject, Store, StoredRecord } from "@zhili/contracts";
import { getRecord, type Platform, prepareUpgrade, publishDraft, submitForm, takeTransition } from "@zhili/platform";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";
import { MATTER } from "./matter-pack.js";
import { AFFAIR, secondVersion } from "./moving-pack.js";

export const TOWN = TOWNS[0] ?? COUNTY;
export const TYPE = "office:affair";
export const admin = (at: Office) => at.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });
export const clerk = (at: Office) => at.as(person("clerk", ["clerk", TOWN]));

/** An office with affairs. */
export const office = () => openOffice({ more: { ...MATTER, ...AFFAIR } });
export const affair = (at: Office, data: JsonObject) => submitForm(at.platform, clerk(at), { type: TYPE, orgUnit: TOWN.id, data });
export const stored = async (at: { platform: Platform }, id: string) => (await at.platform.store.get(`record:${TYPE}`, id)) as unknown as StoredRecord;
export const shown = async (at: Office, id: string) => (await getRecord(at.platform, clerk(at), { type: TYPE, id })).data;

/** Some affairs in every state. */
export async function fill(at: Office): Promise<{ open: string; checking: string; closed: string; bare: string }> {
  const open = await affair(at, { title: "修路", phone: "13800001111", days: 3, kind: "road", lines: [{ item: "lamp", count: 2 }, { item: "water" }] });
  const checking = await affair(at, { title: "路灯", phone: "13800002222", days: 1, kind: "lamp" });
  const closed = await affair(at, { title: "水管", phone: "13800003333", kind: "water" });
  const bare = await affair(at, { title: "其他" });
  await takeTransition(at.platform, clerk(at), { type: TYPE, id: checking.id, event: { type: "take", transition: "check", input: {} } });
  await takeTransition(at.platform, clerk(at), { type: TYPE, id: closed.id, event: { type: "take", transition: "close", input: {} } });
  return { open: open.id, checking: checking.id, closed: closed.id, bare: bare.id };
}

export async function upgrade(at: Office, version = secondVersion(), states: Record<string, Record<string, string>> = {}) {
  const draft = await prepareUpgrade(at.platform, admin(at), version);
  return publishDraft(at.platform, admin(at), { draft: draft.id, version: draft.version, message: "升级", states });
}

/** Everything stored that an upgrade and its rollback must leave alone; versions of records count on. */
export async function contents(store: Store): Promise<string[]> {
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

/** A value with the names of its objects in order, to be compared as text. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
