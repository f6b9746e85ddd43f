import { deliverOutbox } from "@zhili/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Door, openDoor, type Visitor } from "./office-door.js";

const RUN = {
  id: "matter-run",
  title: "事项公示",
  recordType: "matter",
  initial: "open",
  create: { roles: ["clerk"] },
  states: [
    { id: "open", title: "待公示" },
    {
      id: "posted",
      title: "公示中",
      task: { none: true },
      window: {
        minDays: 5,
        dayKind: "workdays",
        notice: { report: "matter-notice", title: "事项公示" },
        clean: "done",
        objections: { handledBy: ["clerk"], within: "P5WD", upheld: "open", pauses: true },
      },
    },
    { id: "done", title: "办结", kind: "final" },
  ],
  transitions: [
    {
      id: "post",
      title: "公示",
      from: ["open"],
      to: "posted",
      roles: ["clerk"],
      effects: [{ id: "tell", type: "notify", params: { title: "事项已公示", roles: ["clerk"] } }],
    },
  ],
};
const NOTICE = { id: "matter-notice", title: "事项公示", kind: "notice", public: true, datasets: [], template: { file: "matter-notice.hbs" } };

let door: Door;
let east: Visitor;
let matter: string;
let receipt: string;
beforeAll(async () => {
  door = await openDoor({ more: { "workflows/matter-run.json": RUN, "reports/matter-notice.json": NOTICE, "reports/matter-notice.hbs": "<p>公示</p>" } });
  east = await door.signIn("east");
  matter = (await east.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "修路" } })).json<{ id: string }>().id;
  const posted = await east.ask("POST", `/records/office/matter/${matter}/transitions/post`, {});
  expect(posted.statusCode).toBe(200);
  const notices = (await door.stranger.ask("GET", "/notices")).json<{ items: { id: string }[] }>().items;
  const objected = await door.stranger.ask("POST", `/notices/${notices[0]?.id}/objections`, { text: "路线不对", contact: "13812341234" });
  expect(objected.statusCode).toBe(200);
  receipt = objected.json<{ receipt: string }>().receipt;
});
afterAll(() => door.close());

interface Listed {
  readonly items: { readonly id: string; readonly text: string; readonly contact?: string; readonly receipt: string; readonly mayDecide: boolean }[];
}
const listed = async (visitor: Visitor, record = `office:matter/${matter}`) =>
  (await visitor.ask("GET", `/objections?record=${encodeURIComponent(record)}`)).json<Listed>().items;

test("objections are listed for who may read the record, by its address or its id alone; the contact only for who handles them", async () => {
  expect(await listed(east)).toMatchObject([{ text: "路线不对", contact: "13812341234", receipt, mayDecide: true }]);
  expect(await listed(east, matter)).toEqual(await listed(east));
  const lou = await door.signIn("lou");
  const [seen] = await listed(lou);
  expect(seen).toMatchObject({ text: "路线不对", receipt: "", mayDecide: false });
  expect(seen).not.toHaveProperty("contact");
  for (const visitor of [await door.signIn("west"), await door.signIn("al"), door.stranger]) expect(await listed(visitor)).toEqual([]);
  expect((await east.ask("GET", "/objections")).json()).toMatchObject({ code: "REQUEST_INVALID", issues: [{ path: "/querystring/record" }] });
});

test("whoever holds the receipt learns what became of the objection, without what others wrote", async () => {
  const before = await door.stranger.ask("GET", `/objections/receipts/${receipt}`);
  expect(before.statusCode).toBe(200);
  expect(before.body).not.toMatch(/13812341234|路线/);
  expect(before.json()).not.toHaveProperty("finding");
  const [objection] = await listed(east);
  expect((await east.ask("POST", `/objections/${objection?.id}/finding`, { finding: "dismissed", reason: "已实地核实" })).statusCode).toBe(200);
  expect((await door.stranger.ask("GET", `/objections/receipts/${receipt}`)).json()).toMatchObject({ finding: "dismissed", reason: "已实地核实" });
  expect((await door.stranger.ask("GET", "/objections/receipts/nothing-like-it")).json()).toMatchObject({ code: "OBJECTION_NOT_FOUND", status: 404 });
});

interface Inbox {
  readonly unread: number;
  readonly items: { readonly id: string; readonly title: string; readonly readAt?: string }[];
}
const inbox = async (visitor: Visitor, query = "") => (await visitor.ask("GET", `/messages${query}`)).json<Inbox>();

test("messages are read by whom they are for, and marked as read once", async () => {
  await deliverOutbox(door.office.platform);
  const [message] = (await inbox(east)).items;
  expect(message).toMatchObject({ title: "事项已公示" });
  expect((await inbox(east)).unread).toBe(1);
  const west = await door.signIn("west");
  expect(await inbox(west)).toMatchObject({ items: [], unread: 0 });
  expect((await west.ask("POST", `/messages/${message?.id}/read`)).json()).toMatchObject({ code: "OUTBOX_MESSAGE_NOT_FOUND", status: 404 });
  expect((await east.ask("POST", `/messages/${message?.id}/read`)).statusCode).toBe(204);
  expect(await inbox(east, "?unread=true")).toMatchObject({ items: [], unread: 0 });
  expect((await inbox(east)).items).toMatchObject([{ readAt: "2026-03-02T01:00:00.000Z" }]);
  expect((await door.stranger.ask("GET", "/messages")).json()).toMatchObject({ code: "SIGN_IN_NEEDED", status: 401 });
});
