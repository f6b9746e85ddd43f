import type { JsonObject } from "@zhili/contracts";
import { DEFINITION_KINDS } from "@zhili/engine/packs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

let place: Started;
let admin: Person;
beforeAll(async () => {
  place = await startPlatform();
  admin = await place.as("admin");
});
afterAll(() => place.stop());

interface Shown {
  readonly version: number;
  readonly issues: readonly JsonObject[];
  readonly parts: readonly { readonly ref: string; readonly origin: string }[];
  readonly changes: readonly { readonly definition: string; readonly operation: string; readonly path: string }[];
}

async function begin(): Promise<string> {
  return (await admin.send("POST", "/drafts", { title: "增减" })).body.id;
}
async function read(id: string): Promise<Shown> {
  return (await admin.get(`/drafts/${id}`)).body as unknown as Shown;
}
async function at(id: string) {
  return { headers: { "if-match": `"${(await read(id)).version}"` } };
}
async function add(id: string, body: object) {
  return admin.send("POST", `/drafts/${id}/definitions`, body, await at(id));
}

describe("an administrator adds definitions", () => {
  test("of every kind, each in order as it begins", async () => {
    const id = await begin();
    for (const kind of DEFINITION_KINDS) {
      if (kind === "calendar") continue;
      const made = await add(id, { pack: "base", kind, id: `new-${kind}`, title: `新的 & "一项" {{x}}`, recordType: "base:organisation" });
      expect([kind, made.status, made.body.issues]).toEqual([kind, 201, []]);
      expect(made.body.ref).toBe(`base:${kind}/new-${kind}`);
    }
    const { parts, issues, changes } = await read(id);
    expect(issues).toEqual([]);
    expect(parts.filter(({ origin }) => origin === "own")).toHaveLength(DEFINITION_KINDS.length - 1);
    expect(changes.filter(({ operation, path }) => operation === "add" || path === "").length).toBeGreaterThanOrEqual(DEFINITION_KINDS.length - 1);
    const rehearsal = await admin.send("POST", `/drafts/${id}/rehearsal`, {});
    expect(rehearsal.body.issues).toEqual([]);
    expect((await admin.send("POST", `/drafts/${id}/publish`, { message: "新增" }, await at(id))).status).toBe(201);
    const mine = (await admin.get("/configuration/changes")).body as unknown as Shown;
    expect(mine.changes.map(({ definition }) => definition)).toEqual(expect.arrayContaining(["base:record-type/new-record-type", "base:role/new-role"]));
  });

  test("as a copy, a report with its template and translations", async () => {
    const id = await begin();
    const made = await add(id, { pack: "base", kind: "report", id: "meeting-list-2", title: "会议台账（本县）", copyOf: "meeting-list" });
    expect([made.status, made.body.issues]).toEqual([201, []]);
    const { body } = await admin.get(`/drafts/${id}/definitions/base/report/meeting-list-2`);
    expect(body.definition).toMatchObject({ id: "meeting-list-2", title: "会议台账（本县）", template: { file: "meeting-list-2.hbs" } });
    const text = await admin.get(`/drafts/${id}/definitions/base/text/meeting-list-2.hbs`);
    expect(text.body.definition).toContain("<h1>");
    const locale = (await admin.get(`/drafts/${id}/definitions/base/locale/en`)).body.definition as JsonObject;
    expect(Object.keys(locale).filter((key) => key.startsWith("report/meeting-list-2/")).length).toBeGreaterThan(0);
    expect(locale["report/meeting-list-2/title"]).toBeUndefined();
  });

  test("and is refused an id that is taken, one that is no id, what is not there to copy, and a workflow about nothing", async () => {
    const id = await begin();
    const one = { pack: "base", kind: "report", title: "甲" };
    expect((await add(id, { ...one, id: "meeting-list" })).body.code).toBe("DRAFT_DEFINITION_EXISTS");
    expect((await add(id, { ...one, id: "Meeting List" })).body.code).toBe("REQUEST_INVALID");
    expect((await add(id, { ...one, id: "x", copyOf: "nothing" })).body.code).toBe("DRAFT_DEFINITION_UNKNOWN");
    expect((await add(id, { pack: "base", kind: "workflow", id: "x", title: "甲" })).body.code).toBe("DRAFT_NEEDS_RECORD_TYPE");
    expect((await add(id, { ...one, pack: "nowhere", id: "x" })).body.code).toBe("DRAFT_DEFINITION_UNKNOWN");
    const stale = await admin.send("POST", `/drafts/${id}/definitions`, { ...one, id: "x" }, { headers: { "if-match": '"99"' } });
    expect(stale.body.code).toBe("DRAFT_STALE");
  });
});

describe("an administrator removes definitions", () => {
  test("that nothing needs, with template and translations, and puts them back as they were", async () => {
    const id = await begin();
    const before = (await admin.get(`/drafts/${id}/definitions/base/locale/en`)).body.definition;
    const path = `/drafts/${id}/definitions/base/report/meeting-list`;
    const uses = (await admin.get(`${path}/uses`)).body.items as unknown as { ref: string; title: string; message: string }[];
    const users = [...new Set(uses.map(({ ref }) => ref))];
    for (const ref of users) {
      const [pack = "", rest = ""] = ref.split(":");
      expect((await admin.send("DELETE", `/drafts/${id}/definitions/${pack}/${rest}`, undefined, await at(id))).status).toBe(200);
    }
    const removed = await admin.send("DELETE", path, undefined, await at(id));
    expect([removed.status, removed.body.issues]).toEqual([200, []]);
    expect((await admin.get(`/drafts/${id}/definitions/base/text/meeting-list.hbs`)).body.definition).toBeNull();
    expect((await read(id)).parts.map(({ ref }) => ref)).not.toContain("base:report/meeting-list");
    expect((await read(id)).changes.map(({ definition }) => definition)).toContain("base:report/meeting-list");
    for (const ref of ["base:report/meeting-list", ...users].reverse()) {
      const [pack = "", rest = ""] = ref.split(":");
      expect((await admin.send("POST", `/drafts/${id}/definitions/${pack}/${rest}/restore`, undefined, await at(id))).status).toBe(200);
    }
    const restored = await read(id);
    expect([restored.issues, (await admin.get(`/drafts/${id}/definitions/base/locale/en`)).body.definition]).toEqual([[], before]);
    expect(restored.changes.filter(({ definition }) => !definition.includes("/new-"))).toEqual([]);
  });

  test("is told by name what still needs one, and it stays", async () => {
    const id = await begin();
    const path = `/drafts/${id}/definitions/base/record-type/household`;
    const uses = (await admin.get(`${path}/uses`)).body.items as unknown as { ref: string; title: string; path: string; message: string }[];
    expect(uses.map(({ ref }) => ref)).toContain("base:workflow/household-register");
    const refused = await admin.send("DELETE", path, undefined, await at(id));
    expect([refused.status, refused.body.code]).toEqual([409, "DRAFT_DEFINITION_USED"]);
    expect(refused.body.detail).toMatch(/还在用/);
    expect(refused.body.issues.length).toBe(uses.length);
    expect((await admin.get(path)).body.definition).toMatchObject({ id: "household" });
  });

  test("of a draft that is unfinished elsewhere are still told their uses", async () => {
    const id = await begin();
    const wrong = { definition: { id: "person", title: "人", surprise: 1 } };
    expect((await admin.send("PUT", `/drafts/${id}/definitions/base/record-type/person`, wrong, await at(id))).status).toBe(200);
    const uses = (await admin.get(`/drafts/${id}/definitions/base/role/township-clerk/uses`)).body.items;
    expect(uses.length).toBeGreaterThan(0);
  });
});
