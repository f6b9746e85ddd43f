import type { JsonObject } from "@zhili/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Door, openDoor, type Visitor } from "./office-door.js";

let door: Door;
let admin: Visitor;
beforeEach(async () => {
  door = await openDoor();
  admin = await door.signIn("admin");
});
afterEach(() => door.close());

const TYPE = "office/record-type/matter";

async function begin(title = "修改"): Promise<string> {
  const answer = await admin.ask("POST", "/drafts", { title });
  expect(answer.statusCode).toBe(201);
  return answer.json<{ id: string }>().id;
}

async function put(id: string, version: number, change: (definition: JsonObject) => JsonObject | null) {
  const { definition } = (await admin.ask("GET", `/drafts/${id}/definitions/${TYPE}`)).json<{ definition: JsonObject }>();
  return admin.ask("PUT", `/drafts/${id}/definitions/${TYPE}`, { definition: change(definition), why: "本县叫法" }, { "if-match": `"${version}"` });
}

describe("an administrator over HTTP", () => {
  test("changes a definition in a draft, publishes it, compares, and goes back", async () => {
    const id = await begin();
    const saved = await put(id, 1, (definition) => ({ ...definition, title: "群众事项" }));
    expect(saved.headers.etag).toBe('"2"');
    expect(saved.json()).toMatchObject({ edits: 1, issues: [] });
    expect((await admin.ask("GET", `/drafts/${id}`)).json()).toMatchObject({
      behind: 0,
      changes: [{ definition: "office:record-type/matter", path: "/title", before: "事项", value: "群众事项", why: "本县叫法", by: expect.any(String) }],
    });
    expect((await admin.ask("POST", `/drafts/${id}/publish`, { message: "改名" })).json()).toMatchObject({ code: "REQUEST_VERSION_NEEDED" });
    const published = await admin.ask("POST", `/drafts/${id}/publish`, { message: "改名" }, { "if-match": '"2"' });
    expect(published.statusCode).toBe(201);
    const seq = published.json<{ seq: number }>().seq;
    const compared = (await admin.ask("GET", `/configuration/compare?from=${seq - 1}&to=${seq}`)).json();
    expect(compared).toMatchObject({ changes: [{ path: "/title", title: "群众事项", names: [null] }] });

    const east = await door.signIn("east");
    const seen = await east.ask("GET", "/configuration");
    expect(seen.json<{ recordTypes: Record<string, { title: string }> }>().recordTypes["office:matter"]?.title).toBe("群众事项");
    expect(seen.headers["x-zhili-revision"]).toBe(published.json<{ revision: string }>().revision);

    const back = await admin.ask("POST", "/configuration/history/publish", { seq: seq - 1, message: "退回" });
    expect(back.json()).toMatchObject({ kind: "rollback", seq: seq + 1 });
    expect((await admin.ask("GET", "/configuration/history")).json()).toMatchObject({
      items: [{ kind: "rollback" }, { kind: "publish" }, { kind: "install" }],
    });
    expect((await admin.ask("GET", "/configuration/changes")).json()).toMatchObject({ changes: [] });
  });

  test("is told of every definition what others can name of it", async () => {
    const { parts } = (await admin.ask("GET", `/drafts/${await begin()}`)).json<{ parts: { ref: string }[] }>();
    expect(parts.find(({ ref }) => ref === "office:record-type/matter")).toMatchObject({ members: expect.arrayContaining([{ id: "name", title: "名称" }]) });
    expect(parts.find(({ ref }) => ref === "office:role/clerk")).not.toHaveProperty("members");
  });

  test("is told what is wrong with a draft, in words and with the place, and can't publish it", async () => {
    const id = await begin();
    const saved = await put(id, 1, (definition) => ({ ...definition, titleTemplate: "{{nane}}", surprise: 1 }));
    expect(saved.json()).toMatchObject({ issues: [{ path: "/surprise", pack: "office", file: "record-types/matter.json" }] });
    const refused = await admin.ask("POST", `/drafts/${id}/publish`, { message: "改" }, { "if-match": '"2"' });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, "DRAFT_INVALID"]);
    expect((await admin.ask("DELETE", `/drafts/${id}`)).statusCode).toBe(204);
    expect((await admin.ask("GET", `/drafts/${id}`)).statusCode).toBe(404);
  });

  test("who saves over somebody else's version gets a conflict, and the other's work stays", async () => {
    const id = await begin();
    await put(id, 1, (definition) => ({ ...definition, title: "甲" }));
    const late = await put(id, 1, (definition) => ({ ...definition, title: "乙" }));
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, "DRAFT_STALE"]);
    expect((await admin.ask("GET", `/drafts/${id}/definitions/${TYPE}`)).json()).toMatchObject({
      version: 2,
      definition: { title: "甲" },
      base: { title: "事项" },
    });
  });

  test("gets the schemas that forms are drawn from, for every kind", async () => {
    for (const kind of ["record-type", "workflow", "ledger", "scorecard", "report", "role", "page"]) {
      const { schema, common } = (await admin.ask("GET", `/configuration/schemas/${kind}`)).json<{ schema: JsonObject; common: JsonObject }>();
      expect(schema).toMatchObject({ type: "object", title: expect.any(String) });
      expect(common.definitions).toHaveProperty("Expression");
    }
    expect((await admin.ask("GET", "/configuration/schemas/nothing")).statusCode).toBe(400);
  });

  test("is the only one: a clerk and a stranger are refused", async () => {
    const east = await door.signIn("east");
    expect((await east.ask("POST", "/drafts", { title: "不许" })).json()).toMatchObject({ code: "CONFIGURATION_DENIED" });
    expect((await door.stranger.ask("GET", "/configuration/history")).statusCode).toBe(401);
  });
});
