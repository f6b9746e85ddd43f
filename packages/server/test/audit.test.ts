import { afterAll, beforeAll, expect, test } from "vitest";
import { type Door, openDoor, type Visitor } from "./office-door.js";

let door: Door;
let al: Visitor;
beforeAll(async () => {
  door = await openDoor();
  al = await door.signIn("al");
});
afterAll(() => door.close());

interface Trail {
  readonly items: {
    readonly seq: number;
    readonly at: string;
    readonly action: string;
    readonly actorName: string;
    readonly text: string;
    readonly facts: object;
  }[];
  readonly cursor?: string;
}
const trail = async (query = "", headers = {}) => (await al.ask("GET", `/audit${query}`, undefined, headers)).json<Trail>();

test("a look at a sensitive field in full is in the trail with the field, the person and the record", async () => {
  const lou = await door.signIn("lou");
  const east = await door.signIn("east");
  const { id } = (await east.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "修路", phone: "13812341234" } })).json<{ id: string }>();
  const path = `/records/office/matter/${id}`;
  expect((await lou.ask("GET", path)).json()).toMatchObject({ data: { phone: "138****1234" } });
  expect((await trail(`?subject=${id}&action=record.unmask`)).items).toEqual([]);
  expect((await lou.ask("GET", `${path}?unmask=phone`)).json()).toMatchObject({ data: { phone: "13812341234" } });
  expect((await trail(`?subject=${id}&action=record.unmask`)).items).toMatchObject([
    { actorName: "lou", outcome: "done", facts: { field: "phone" }, text: "查看完整的敏感信息" },
  ]);
  expect((await east.ask("GET", `${path}?unmask=phone`)).statusCode).toBe(403);
  expect((await trail(`?subject=${id}&outcome=denied`)).items).toMatchObject([{ actorName: "east", action: "access.denied" }]);
});

test("the trail is filtered by person (name or account), day and thing, page by page, newest first", async () => {
  const all = await trail("?limit=200");
  const seqs = all.items.map((event) => event.seq);
  expect(seqs).toEqual([...seqs].sort((left, right) => right - left));
  const first = await trail("?limit=3");
  const second = await trail(`?limit=3&cursor=${encodeURIComponent(first.cursor ?? "")}`);
  expect([...first.items, ...second.items].map((event) => event.seq)).toEqual(seqs.slice(0, 6));
  expect((await trail("?actor=east")).items.every((event) => event.actorName === "east")).toBe(true);
  expect((await trail(`?actor=${door.ids.east}`)).items).toEqual((await trail("?actor=east")).items);
  expect((await trail("?from=2026-03-02&to=2026-03-02&limit=200")).items).toHaveLength(seqs.length);
  expect((await trail("?to=2026-03-01")).items).toEqual([]);
});

test("what happened is said in the reader's language", async () => {
  expect((await trail("?action=session.start&limit=1")).items).toMatchObject([{ text: "登录" }]);
  expect((await trail("?action=session.start&limit=1", { "accept-language": "en" })).items).toMatchObject([{ text: "Signed in" }]);
});

test.each(["?limit=0", "?limit=201", "?from=yesterday", "?action=;drop", "?$where=1", "?outcome=perhaps"])(
  "a query that is not one is refused with its place: %s",
  async (query) => {
    expect((await al.ask("GET", `/audit${query}`)).json()).toMatchObject({
      code: "REQUEST_INVALID",
      issues: [{ path: expect.stringContaining("/querystring") }],
    });
  },
);

test("only the audit administrator reads and proves the trail", async () => {
  for (const name of ["admin", "sue", "east"] as const) {
    const visitor = await door.signIn(name);
    expect((await visitor.ask("GET", "/audit")).json()).toMatchObject({ code: "AUDIT_NOT_ALLOWED", status: 403 });
    expect((await visitor.ask("GET", "/audit/verify")).json()).toMatchObject({ code: "AUDIT_NOT_ALLOWED", status: 403 });
  }
  expect((await door.stranger.ask("GET", "/audit")).json()).toMatchObject({ code: "SIGN_IN_NEEDED", status: 401 });
});

test("the audit administrator reads the audit and nothing else", async () => {
  const refused = [
    await al.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "x" } }),
    await al.ask("POST", "/users", { username: "friend", name: "friend" }),
    await al.ask("PATCH", `/users/${door.ids.east}`, { disabled: true }),
    await al.ask("POST", `/users/${door.ids.east}/grants`, { role: "office:clerk", orgUnit: "t2" }),
  ];
  for (const answer of refused) expect(answer.statusCode).toBe(403);
  expect((await al.ask("GET", "/records/office/matter")).json()).toMatchObject({ items: [] });
  expect((await al.ask("GET", "/session")).json()).toMatchObject({ user: { may: { audit: true, grant: false, configure: false } } });
});

test("the chain is whole, and an event altered behind the platform's back is named", async () => {
  const whole = (await al.ask("GET", "/audit/verify")).json<{ ok: boolean; checked: number }>();
  expect(whole).toEqual({ ok: true, checked: (await trail("?limit=1")).items[0]?.seq });
  await door.office.platform.store.withTransaction((tx) => tx.updateOne("audit", { seq: 3 }, { $set: { actorName: "somebody else" } }));
  expect((await al.ask("GET", "/audit/verify")).json()).toEqual({ ok: false, checked: 2, firstBad: { seq: 3, why: "altered" } });
});
