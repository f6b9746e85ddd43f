import type { JsonObject } from "@zhili/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Door, MATTER, openDoor, type Visitor } from "./office-door.js";

const HANDLED = {
  ...MATTER,
  schema: {
    ...MATTER.schema,
    properties: {
      ...MATTER.schema.properties,
      urgent: { type: "boolean", title: "紧急" },
      why: { type: "string", title: "为什么紧急" },
      double: { type: "integer", title: "加倍", computed: "has(record.mark) ? record.mark * 2 : 0" },
      result: { type: "string", title: "结果" },
    },
  },
  form: {
    visibility: [{ id: "urgent", fields: ["why"], when: "has(record.urgent) && record.urgent" }],
    required: [{ id: "urgent", fields: ["why"], when: "has(record.urgent) && record.urgent" }],
  },
};
const HANDLING = {
  id: "handling",
  title: "办理",
  recordType: "matter",
  initial: "received",
  states: [
    {
      id: "received",
      title: "受理",
      deadline: {
        within: "P3WD",
        remind: [{ id: "before", at: "-P1D", roles: ["clerk"] }],
        overdue: [{ id: "late", after: "PT0S", toLevel: "county", roles: ["checker"], title: "逾期未办" }],
      },
    },
    { id: "done", title: "办结", kind: "final" },
  ],
  transitions: [
    {
      id: "finish",
      title: "办结",
      from: ["received"],
      to: "done",
      roles: ["clerk"],
      form: { fields: ["result"], required: ["result"] },
      guards: [{ id: "known", when: "has(record.phone)", refusal: "没有留电话，不能办结" }],
    },
  ],
};

let door: Door;
let admin: Visitor;
beforeEach(async () => {
  door = await openDoor({ more: { "record-types/matter.json": HANDLED, "workflows/handling.json": HANDLING } });
  admin = await door.signIn("admin");
});
afterEach(() => door.close());

async function begin(): Promise<string> {
  return (await admin.ask("POST", "/drafts", { title: "试" })).json<{ id: string }>().id;
}

/** How many documents every collection holds. */
async function counts(): Promise<Record<string, number>> {
  const { store } = door.office.platform;
  const found: Record<string, number> = {};
  for (const collection of await store.listCollections()) found[collection] = await store.count(collection, {});
  return found;
}

async function form(draft: string, body: object, headers: Record<string, string> = {}) {
  const answer = await admin.ask("POST", `/drafts/${draft}/try/form`, { recordType: "office:matter", ...body }, headers);
  return answer.json<{ issues: JsonObject[]; tried: Record<string, never> }>();
}

interface Step {
  readonly id: string;
  readonly stateTitle?: string;
  readonly refused?: { readonly code: string; readonly text: string };
  readonly tasks: readonly { readonly title: string; readonly roles: readonly string[]; readonly done: boolean }[];
  readonly messages: readonly { readonly title: string; readonly roles: readonly string[] }[];
  readonly timeline: readonly { readonly kind: string; readonly toTitle?: string }[];
}
interface Tried {
  readonly clock: string;
  readonly nextAt?: string;
  readonly steps: readonly Step[];
  readonly record?: { readonly data: JsonObject; readonly workflow: { readonly deadline?: { readonly dueAt: string; readonly overdue: boolean } } };
  readonly roles: readonly {
    readonly role: string;
    readonly transitions: readonly { readonly id: string; readonly allowed: boolean; readonly reason?: { readonly text: string } }[];
  }[];
}

async function play(draft: string, steps: readonly object[], body: object = {}) {
  const answer = await admin.ask("POST", `/drafts/${draft}/try/steps`, { recordType: "office:matter", steps, ...body });
  return { status: answer.statusCode, ...answer.json<{ issues: JsonObject[]; tried: Tried; code?: string }>() };
}

const CLERK = { role: "office:clerk" };
const create = (data: JsonObject) => ({ id: "s1", as: CLERK, do: { create: { data } } });

describe("an administrator tries a form", () => {
  test("with sample values, as the first role that may fill it in, and nothing is kept", async () => {
    const id = await begin();
    const before = await counts();
    const { issues, tried } = await form(id, {});
    expect(issues).toEqual([]);
    expect(tried).toMatchObject({
      as: CLERK,
      data: { name: "名称样本" },
      prepared: { data: { name: "名称样本", double: 0 }, issues: [], hidden: ["why"] },
      seen: { data: { name: "名称样本" } },
      me: { roles: [{ role: "office:clerk" }] },
      configuration: { recordTypes: { "office:matter": { title: "事项" } } },
    });
    expect(await counts()).toEqual(before);
  });

  test("and is told what is hidden, computed and wrong with what was typed, in the language of the page", async () => {
    const id = await begin();
    const { tried } = await form(id, { as: CLERK, data: { name: "路灯", mark: 4, urgent: true, phone: "12" } }, { "accept-language": "en" });
    expect(tried).toMatchObject({ prepared: { data: { double: 8 }, hidden: [], issues: expect.arrayContaining([expect.objectContaining({ path: "/why" })]) } });
    const phone = (tried as unknown as { prepared: { issues: { path: string; message: string }[] } }).prepared.issues.find(({ path }) => path === "/phone");
    expect(phone?.message).toContain("11-digit");
  });

  test("as somebody who may not fill it in: the refusal in words, and the record as that role reads it", async () => {
    const { tried } = await form(await begin(), { as: { role: "office:looker" }, data: { name: "路灯", phone: "13800000000" } });
    expect(tried).toMatchObject({
      refused: { code: "ACCESS_DENIED", text: expect.stringContaining("新建") },
      seen: { data: { phone: "138****0000" }, mayUnmask: ["phone"] },
    });
  });

  test("as it is typed, before it is saved; a draft that is not in order says what is wrong instead", async () => {
    const id = await begin();
    const typed = { ref: "office:record-type/matter", value: { ...HANDLED, title: "来访事项" } };
    expect((await form(id, { typed })).tried).toMatchObject({ configuration: { recordTypes: { "office:matter": { title: "来访事项" } } } });
    const wrong = { ref: "office:record-type/matter", value: { ...HANDLED, titleTemplate: "{{nane}}" } };
    const answer = await form(id, { typed: wrong });
    expect(answer.tried).toBeUndefined();
    expect(answer.issues).toMatchObject([{ pack: "office", file: "record-types/matter.json" }]);
    expect((await admin.ask("GET", "/configuration")).json()).not.toMatchObject({ recordTypes: { "office:matter": { title: "来访事项" } } });
  });

  test("is refused to whoever may not change the configuration, and for a type or role that is not there", async () => {
    const id = await begin();
    const west = await door.signIn("west");
    expect((await west.ask("POST", `/drafts/${id}/try/form`, { recordType: "office:matter" })).json()).toMatchObject({ code: "CONFIGURATION_DENIED" });
    expect((await admin.ask("POST", `/drafts/${id}/try/form`, { recordType: "office:nothing" })).json()).toMatchObject({ code: "TRY_OUT_TYPE_UNKNOWN" });
    expect((await admin.ask("POST", `/drafts/${id}/try/form`, { recordType: "office:matter", as: { role: "office:nobody" } })).json()).toMatchObject({
      code: "TRY_OUT_ROLE_UNKNOWN",
    });
  });
});

describe("an administrator tries a workflow", () => {
  test("step by step: state, tasks, what each role could do, and the deadline's reminder when its time comes", async () => {
    const id = await begin();
    const before = await counts();
    const first = await play(id, [create({ name: "路灯" })]);
    expect(first.tried.steps).toMatchObject([{ id: "s1", stateTitle: "受理", timeline: [{ kind: "created" }, { kind: "created", toTitle: "受理" }] }]);
    expect(first.tried.record?.workflow.deadline).toMatchObject({ dueAt: "2026-03-05T16:00:00.000Z", overdue: false });
    expect(first.tried.nextAt).toBe("2026-03-04T16:00:00.000Z");
    const of = (role: string) => first.tried.roles.find((one) => one.role === role)?.transitions;
    expect(of("office:clerk")).toMatchObject([{ id: "finish", allowed: true }]);
    expect(of("office:looker")).toMatchObject([{ id: "finish", allowed: false, reason: { text: expect.stringContaining("clerk") } }]);

    const reminded = await play(id, [create({ name: "路灯" }), { id: "s2", wait: "next" }, { id: "s3", wait: "P1WD" }]);
    expect(reminded.tried.steps[1]?.messages).toMatchObject([{ title: "受理", roles: ["clerk"] }]);
    expect(reminded.tried.steps[2]).toMatchObject({ stateTitle: "受理" });
    expect(reminded.tried.record?.workflow.deadline?.overdue).toBe(true);
    expect(reminded.tried.clock).toBe("2026-03-06T16:00:00.000Z");
    expect(await counts()).toEqual(before);
  });

  test("a step that is refused says why, and the ones after it go on", async () => {
    const finish = { id: "s2", as: CLERK, do: { transition: { transition: "finish", input: { result: "修好" } } } };
    const phone = { id: "s3", as: CLERK, do: { update: { data: { phone: "13800000000" } } } };
    const { tried } = await play(await begin(), [create({ name: "路灯" }), finish, phone, { ...finish, id: "s4" }]);
    expect(tried.steps[1]).toMatchObject({ refused: { code: "TRANSITION_REFUSED", text: "没有留电话，不能办结" }, stateTitle: "受理" });
    expect(tried.steps[3]).toMatchObject({ stateTitle: "办结" });
    expect(tried.steps[3]?.refused).toBeUndefined();
    expect(tried.record?.data).toMatchObject({ result: "修好" });
  });

  test("somebody who may not, and a step before there is anything, are refused in words", async () => {
    const finish = { id: "s0", as: CLERK, do: { transition: { transition: "finish" } } };
    const { tried } = await play(await begin(), [finish, { ...create({ name: "路灯" }), as: { role: "office:looker" } }]);
    expect(tried.steps).toMatchObject([{ refused: { code: "TRY_OUT_NOTHING_THERE" } }, { refused: { code: "ACCESS_DENIED" } }]);
    expect(tried.record).toBeUndefined();
  });

  test("under the definition that is typed: a step renamed and a longer deadline count at once", async () => {
    const value = { ...HANDLING, states: [{ ...HANDLING.states[0], title: "登记", deadline: { within: "P5WD" } }, HANDLING.states[1]] };
    const { tried } = await play(await begin(), [create({ name: "路灯" })], { typed: { ref: "office:workflow/handling", value } });
    expect(tried.steps).toMatchObject([{ stateTitle: "登记" }]);
    expect(tried.record?.workflow.deadline?.dueAt).toBe("2026-03-09T16:00:00.000Z");
  });

  test("is bounded in steps and in time", async () => {
    const id = await begin();
    const waits = (count: number, wait: string) => Array.from({ length: count }, (_none, at) => ({ id: `w${at}`, wait }));
    expect((await play(id, waits(61, "P1D"))).status).toBe(400);
    expect((await play(id, [{ id: "w", wait: "P9Y" }])).status).toBe(400);
    expect(await play(id, [create({ name: "路灯" }), ...waits(2, "P1Y")])).toMatchObject({ status: 422, code: "TRY_OUT_TOO_LONG" });
  });
});
