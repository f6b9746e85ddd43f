import { prepareUpgrade, publishDraft, submitForm } from "@zhili/platform";
import type { LightMyRequestResponse } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AFFAIR, secondVersion } from "../../platform/test/lifecycle/moving-pack.js";
import { COUNTY, person, TOWNS } from "../../platform/test/office/open-office.js";
import { type Door, openDoor, type Visitor } from "./office-door.js";

let door: Door;
let admin: Visitor;
beforeEach(async () => {
  door = await openDoor({ more: AFFAIR });
  admin = await door.signIn("admin");
});
afterEach(() => door.close());

const TOWN = TOWNS[0] ?? COUNTY;

async function upgradeDraft(changes?: Parameters<typeof secondVersion>[0]): Promise<string> {
  const { office } = door;
  const clerk = office.as(person("clerk", ["clerk", TOWN]));
  await submitForm(office.platform, clerk, { type: "office:affair", orgUnit: TOWN.id, data: { title: "修路", phone: "13800001111", days: 2, kind: "road" } });
  return (await prepareUpgrade(office.platform, office.system, secondVersion(changes))).id;
}

describe("an administrator over HTTP", () => {
  test("foretells an upgrade, publishes it, reads its report record by record, and rolls it back", async () => {
    const id = await upgradeDraft();
    const foretold = await admin.ask("POST", `/drafts/${id}/rehearsal`);
    expect(foretold.json()).toMatchObject({ issues: [], moves: { moved: 1, types: [{ recordType: "office:affair", moved: 1, stuck: [], failing: 0 }] } });
    expect((await admin.ask("POST", `/drafts/${id}/publish`, { message: "升级" }, { "if-match": '"1"' })).json()).toMatchObject({ kind: "upgrade" });
    const [upgrade] = (await admin.ask("GET", "/configuration/upgrades")).json<{ items: { id: string }[] }>().items;
    const place = `/configuration/upgrades/${upgrade?.id}`;
    expect((await admin.ask("GET", place)).json()).toMatchObject({
      pack: "office",
      from: "1.0.0",
      to: "1.1.0",
      status: "done",
      moved: 1,
      progress: { done: 1, of: 1 },
    });
    const report = await admin.ask("GET", `${place}/records`);
    expect(report.json()).toMatchObject({
      items: [{ recordType: "office:affair", state: { from: "open", to: "filed" }, fields: expect.arrayContaining(["phone", "mobile"]) }],
    });
    expect(report.body).not.toContain("138");
    expect((await admin.ask("POST", "/configuration/history/publish", { seq: 1, message: "旧" })).json()).toMatchObject({
      status: 409,
      code: "REVISION_BEHIND_MOVE",
    });
    expect((await admin.ask("POST", `${place}/cancel`)).json()).toMatchObject({ code: "UPGRADE_NOT_CANCELLED" });

    expect((await admin.ask("POST", `${place}/rollback-plan`)).json()).toMatchObject({
      moved: 1,
      types: [{ failing: 0, stuck: [], states: [{ from: "filed", to: "open" }] }],
      since: { publications: 0, entries: 0 },
      changes: expect.arrayContaining([expect.objectContaining({ definition: "office:manifest", path: "/version", value: "1.0.0" })]),
    });
    const back = await admin.ask("POST", `${place}/rollback`, { message: "退回" });
    expect([back.statusCode, back.json()]).toMatchObject([201, { kind: "rollback" }]);
    expect((await admin.ask("GET", place)).json()).toMatchObject({ status: "returned", rollback: { reversed: 1, listed: 0, message: "退回" } });
    expect((await admin.ask("GET", `${place}/records`)).json()).toMatchObject({ items: [{ outcome: "restored", typeTitle: "事务" }] });
    expect((await admin.ask("GET", `${place}/records?listed=true`)).json()).toEqual({ items: [] });
    expect((await admin.ask("POST", `${place}/rollback`, { message: "再退" })).json()).toMatchObject({ code: "UPGRADE_NOTHING_TO_ROLL_BACK" });
  });

  test("leaves a record readable as it was while it moves, says plainly that the list has to wait, and shows all of it after", async () => {
    const id = await upgradeDraft();
    const east = await door.signIn("east");
    const [record] = (await east.ask("GET", "/records/office/affair")).json<{ items: { id: string }[] }>().items;
    const place = `/records/office/affair/${record?.id}`;
    const asked: Promise<LightMyRequestResponse[]>[] = [];
    const progress = (_done: number, _of: number, title: string) => {
      if (title === "事务" && asked.length === 0) asked.push(Promise.all([east.ask("GET", place), east.ask("GET", "/records/office/affair")]));
    };
    await publishDraft(door.office.platform, door.office.system, { draft: id, version: 1, message: "升级" }, { progress });
    const [one, list] = (await asked[0]) ?? [];
    expect(one?.json()).toMatchObject({ data: { phone: "138****1111", days: 2, kind: "road" }, state: "open" });
    expect(list?.json()).toMatchObject({
      status: 503,
      code: "UPGRADE_UNREADABLE",
      detail: "正在升级配置包，这类记录正在改动，暂时不能查看。请稍后再看，一般很快就好。",
    });
    expect((await east.ask("GET", place)).json()).toMatchObject({ data: { mobile: "138****1111", days: 48, kind: "street" }, state: "filed" });
    expect((await east.ask("GET", "/records/office/affair")).json()).toMatchObject({ items: [{ id: record?.id }] });
  });

  test("names the state for cases whose state is gone", async () => {
    const id = await upgradeDraft([{ id: "checking", type: "remove-state", definition: "affair-run", from: "checking", to: "filed" }]);
    const publish = (states?: object) =>
      admin.ask("POST", `/drafts/${id}/publish`, { message: "升级", ...(states === undefined ? {} : { states }) }, { "if-match": '"1"' });
    expect((await publish()).json()).toMatchObject({ status: 409, code: "UPGRADE_NO_STATE", facts: { state: "待办", count: 1 } });
    const states = { "office:affair-run": { open: "filed" } };
    expect((await admin.ask("POST", `/drafts/${id}/rehearsal`, { states })).json()).toMatchObject({ moves: { types: [{ stuck: [] }] } });
    expect((await publish(states)).statusCode).toBe(201);
  });

  test("lets the draft keep the states, with those that are offered in the reader's language", async () => {
    const id = await upgradeDraft([{ id: "checking", type: "remove-state", definition: "affair-run", from: "checking", to: "filed" }]);
    const { moves } = (await admin.ask("POST", `/drafts/${id}/rehearsal`)).json<{ moves: { types: { stuck: object[] }[] } }>();
    expect(moves.types[0]?.stuck).toEqual([
      {
        workflow: "office:affair-run",
        state: "open",
        title: "待办",
        count: 1,
        hindrance: "no-state",
        places: [
          { id: "filed", title: "已收" },
          { id: "review", title: "复核" },
        ],
      },
    ]);
    const keep = (states: object, version: number) => admin.ask("PUT", `/drafts/${id}/states`, { states }, { "if-match": `"${version}"` });
    expect((await keep({ "office:affair-run": { open: "不是编号" } }, 1)).json()).toMatchObject({ code: "REQUEST_INVALID" });
    expect((await keep({ "office:affair-run": { open: "nowhere" } }, 1)).json()).toMatchObject({ version: 2 });
    expect((await admin.ask("POST", `/drafts/${id}/rehearsal`)).json()).toMatchObject({ moves: { types: [{ stuck: [{ state: "open", count: 1 }] }] } });
    expect((await keep({}, 1)).json()).toMatchObject({ status: 409, code: "DRAFT_STALE" });
    expect((await keep({ "office:affair-run": { open: "review" } }, 2)).json()).toMatchObject({ states: { "office:affair-run": { open: "review" } } });
    expect((await admin.ask("POST", `/drafts/${id}/rehearsal`)).json()).toMatchObject({
      moves: { types: [{ stuck: [], states: [{ from: "open", fromTitle: "待办", to: "review", toTitle: "复核", count: 1 }] }] },
    });
    expect((await admin.ask("POST", `/drafts/${id}/publish`, { message: "升级" }, { "if-match": '"3"' })).statusCode).toBe(201);
    const plain = (await admin.ask("POST", "/drafts", { title: "修改" })).json<{ id: string }>();
    expect((await admin.ask("PUT", `/drafts/${plain.id}/states`, { states: {} }, { "if-match": '"1"' })).json()).toMatchObject({ code: "DRAFT_NO_UPGRADE" });
  });

  test("is refused without the right to configure", async () => {
    const east = await door.signIn("east");
    expect((await east.ask("GET", "/configuration/upgrades")).json()).toMatchObject({ code: "CONFIGURATION_DENIED" });
    expect((await door.stranger.ask("POST", "/configuration/upgrades/x/rollback", { message: "退" })).statusCode).toBe(401);
  });
});
