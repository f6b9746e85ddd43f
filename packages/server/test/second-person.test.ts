import { createUser, grantRole } from "@zhili/platform";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Door, openDoor, PASSWORD, type Visitor } from "./office-door.js";

let door: Door;
let admin: Visitor;
let deputy: Visitor;
beforeEach(async () => {
  door = await openDoor();
  const { platform, system } = door.office;
  const { user } = await createUser(platform, system, { username: "deputy", name: "副管理员", password: PASSWORD });
  await platform.store.withTransaction((tx) => tx.updateOne("users", { id: user.id }, { $set: { mustChangePassword: false } }));
  await grantRole(platform, system, { user: user.id, role: "office:system-admin" });
  [admin, deputy] = [await door.signIn("admin"), await door.signIn("deputy" as "admin")];
});
afterEach(() => door.close());

const TYPE = "/definitions/office/record-type/matter";
const at = (version: number) => ({ "if-match": `"${version}"` });

/** A draft in which a record type is called otherwise; answers its path. It stands at version 2. */
async function renamed(title: string): Promise<string> {
  const { id } = (await admin.ask("POST", "/drafts", { title: "改名" })).json<{ id: string }>();
  const { definition } = (await admin.ask("GET", `/drafts/${id}${TYPE}`)).json<{ definition: object }>();
  await admin.ask("PUT", `/drafts/${id}${TYPE}`, { definition: { ...definition, title } }, at(1));
  return `/drafts/${id}`;
}

describe("a publication that needs a second person", () => {
  test("is submitted by one and published by another, whom history and the trail both name", async () => {
    expect((await admin.ask("GET", "/configuration/second-person")).json()).toEqual({ needed: false });
    expect((await admin.ask("PUT", "/configuration/second-person", { needed: true })).json()).toEqual({ needed: true });
    const draft = await renamed("群众事项");
    const refused = await admin.ask("POST", `${draft}/publish`, { message: "改名" }, at(2));
    expect(refused.json()).toMatchObject({ status: 409, code: "PUBLICATION_NEEDS_SECOND" });
    expect((await deputy.ask("POST", `${draft}/publish`, { message: "改名" }, at(2))).json()).toMatchObject({ code: "PUBLICATION_NEEDS_SECOND" });
    const submitted = await admin.ask("POST", `${draft}/submit`, { message: "请看看" }, at(2));
    expect(submitted.json()).toMatchObject({ version: 3, submitted: { message: "请看看", version: 3, byName: expect.any(String) } });
    expect((await admin.ask("POST", `${draft}/publish`, { message: "改名" }, at(3))).json()).toMatchObject({ code: "PUBLICATION_NEEDS_SECOND" });
    const made = await deputy.ask("POST", `${draft}/publish`, { message: "同意改名" }, at(3));
    expect([made.statusCode, made.json()]).toMatchObject([201, { byName: "副管理员", submitted: { by: door.ids.admin ?? expect.any(String) } }]);
    const [newest] = (await admin.ask("GET", "/configuration/history")).json<{ items: object[] }>().items;
    expect(newest).toMatchObject({
      message: "同意改名",
      byName: "副管理员",
      submitted: { byName: submitted.json<{ submitted: { byName: string } }>().submitted.byName },
    });
    const auditor = await door.signIn("al");
    const { items } = (await auditor.ask("GET", "/audit?limit=50")).json<{ items: { action: string }[] }>();
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(["configuration.second-person", "draft.submit", "configuration.publish"]));
  });

  test("has to be submitted again once the draft was changed or taken back", async () => {
    await admin.ask("PUT", "/configuration/second-person", { needed: true });
    const draft = await renamed("群众事项");
    await admin.ask("POST", `${draft}/submit`, { message: "请看看" }, at(2));
    const { definition } = (await deputy.ask("GET", `${draft}${TYPE}`)).json<{ definition: object }>();
    await deputy.ask("PUT", `${draft}${TYPE}`, { definition: { ...definition, title: "我的事项" } }, at(3));
    expect((await deputy.ask("POST", `${draft}/publish`, { message: "改" }, at(4))).json()).toMatchObject({ code: "PUBLICATION_NEEDS_SECOND" });
    await deputy.ask("POST", `${draft}/submit`, { message: "我改过" }, at(4));
    expect((await admin.ask("POST", `${draft}/recall`, undefined, at(5))).json()).not.toHaveProperty("submitted");
    expect((await admin.ask("POST", `${draft}/publish`, { message: "改" }, at(6))).json()).toMatchObject({ code: "PUBLICATION_NEEDS_SECOND" });
  });

  test("is needed until two people have asked to end it", async () => {
    await admin.ask("PUT", "/configuration/second-person", { needed: true });
    const asked = await admin.ask("PUT", "/configuration/second-person", { needed: false });
    expect(asked.json()).toMatchObject({ needed: true, ending: { at: expect.any(String) } });
    expect((await admin.ask("PUT", "/configuration/second-person", { needed: false })).json()).toMatchObject({ needed: true });
    expect((await deputy.ask("PUT", "/configuration/second-person", { needed: false })).json()).toEqual({ needed: false });
    const east = await door.signIn("east");
    expect((await east.ask("PUT", "/configuration/second-person", { needed: true })).json()).toMatchObject({ code: "CONFIGURATION_DENIED" });
  });
});
