import { afterAll, beforeAll, expect, test } from "vitest";
import { type Door, openDoor, type Visitor } from "./office-door.js";

let door: Door;
let east: Visitor;
let lou: Visitor;
let matter: string;
beforeAll(async () => {
  door = await openDoor();
  [east, lou] = [await door.signIn("east"), await door.signIn("lou")];
  const made = await east.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "修路", phone: "13812341234", mark: 85 } });
  matter = made.json<{ id: string }>().id;
});
afterAll(() => door.close());

test("the first administrator administers everywhere, not at one root of the tree", async () => {
  const admin = await door.signIn("admin");
  const { user } = (await admin.ask("GET", "/session")).json<{ user: { roles: object[]; may: object } }>();
  expect(user.roles).toContainEqual({ role: "office:system-admin", title: "system-admin", orgUnit: "", orgUnitName: "全部辖区" });
  expect(user.may).toMatchObject({ configure: true, grant: false, audit: false });
  const english = await admin.ask("GET", "/session", undefined, { "accept-language": "en" });
  expect(english.json()).toMatchObject({ user: { roles: expect.arrayContaining([expect.objectContaining({ orgUnitName: "Everywhere" })]) } });
});

test("administrators see the packs in force with version, hash and what is in them", async () => {
  const admin = await door.signIn("admin");
  const { items } = (await admin.ask("GET", "/packs")).json<{ items: { hash: string }[] }>();
  expect(items).toMatchObject([
    {
      id: "office",
      name: "office",
      title: "测试",
      version: "1.0.0",
      requires: { platform: "^1.0.0" },
      definitions: { "record-type": 1, scorecard: 1, role: 6 },
    },
  ]);
  expect(items[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await admin.ask("GET", "/packs/office")).json()).toEqual(items[0]);
  expect((await admin.ask("GET", "/packs/none")).json()).toMatchObject({ code: "PACK_UNKNOWN", status: 404 });
  const revision = (await admin.ask("GET", "/configuration/revision")).json();
  expect(revision).toMatchObject({
    revision: door.office.platform.configuration().revision,
    packs: [{ id: "office", version: "1.0.0", hash: items[0]?.hash }],
  });
});

test("others don't", async () => {
  for (const url of ["/packs", "/packs/office", "/configuration/revision"]) {
    expect((await east.ask("GET", url)).json()).toMatchObject({ code: "CONFIGURATION_DENIED", status: 403 });
    expect((await door.stranger.ask("GET", url)).json()).toMatchObject({ code: "SIGN_IN_NEEDED", status: 401 });
  }
});

test("a score is computed once, kept, and read with the reason for every point", async () => {
  const url = `/scores/office/diligence/${matter}`;
  expect((await lou.ask("GET", url)).json()).toMatchObject({ code: "SCORE_NOT_FOUND", status: 404 });
  const scored = await lou.ask("POST", url, { period: "2026" });
  expect(scored.json()).toMatchObject({
    scorecard: "office:diligence",
    title: "办理质量",
    subject: matter,
    period: "2026",
    edition: "2026",
    score: 85,
    grade: "good",
    gradeTitle: "好",
    contributions: [{ rule: "mark", points: 85, reason: "领导打分" }],
  });
  expect((await lou.ask("GET", url)).json()).toEqual(scored.json());
  expect((await lou.ask("GET", `${url}?period=2025`)).json()).toMatchObject({ code: "SCORE_NOT_FOUND", status: 404 });
  const al = await door.signIn("al");
  const trail = (await al.ask("GET", `/audit?action=score.evaluate&subject=${matter}`)).json<{ items: object[] }>();
  expect(trail.items).toMatchObject([{ actorName: "lou", facts: { scorecard: "office:diligence", period: "2026", score: 85 } }]);
});

test("the facts of a score are neither answered nor stored in the clear", async () => {
  const scored = await lou.ask("POST", `/scores/office/diligence/${matter}`, {});
  expect(scored.body).not.toContain("13812341234");
  const stored = await door.office.platform.store.find("scores", {}, { limit: 10 });
  expect(stored.items).not.toHaveLength(0);
  expect(JSON.stringify(stored.items)).not.toContain("13812341234");
});

test("nobody scores or reads scores without the right, of a subject that is not theirs, or by a scorecard that is not there", async () => {
  const url = `/scores/office/diligence/${matter}`;
  expect((await east.ask("POST", url, {})).json()).toMatchObject({ code: "ACCESS_DENIED", status: 403 });
  expect((await east.ask("GET", url)).json()).toMatchObject({ code: "ACCESS_DENIED", status: 403 });
  const west = await door.signIn("west");
  const theirs = (await west.ask("POST", "/records/office/matter", { orgUnit: "t2", data: { name: "修桥" } })).json<{ id: string }>().id;
  expect((await lou.ask("POST", `/scores/office/diligence/${theirs}`, {})).statusCode).toBe(403);
  expect((await lou.ask("GET", "/scores/office/none/x")).json()).toMatchObject({ code: "DEFINITION_UNKNOWN", status: 404 });
  expect((await lou.ask("GET", "/scores/office/diligence/none")).json()).toMatchObject({ code: "RECORD_NOT_FOUND", status: 404 });
  expect((await lou.ask("POST", url, { period: "sometime" })).json()).toMatchObject({ code: "REQUEST_INVALID", status: 400 });
  expect((await door.stranger.ask("GET", url)).statusCode).toBe(401);
});

test("somebody whose first role holds everywhere works at the place of the next one", async () => {
  const admin = await door.signIn("admin");
  const made = await admin.ask("POST", "/records/office/matter", { data: { name: "没有写明单位" } });
  expect(made.json()).toMatchObject({ orgUnit: "c1" });
  const types = (await admin.ask("GET", "/configuration")).json<{ recordTypes: Record<string, { can: { createAt: string[] } }> }>().recordTypes;
  expect(types["office:matter"]?.can.createAt).toEqual(["c1"]);
});
