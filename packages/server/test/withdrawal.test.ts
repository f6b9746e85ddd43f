import { applyPacks, submitForm } from "@zhili/platform";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { giftPack } from "../../platform/test/lifecycle/gift-pack.js";
import { COUNTY, TOWNS } from "../../platform/test/office/open-office.js";
import { type Door, openDoor, type Visitor } from "./office-door.js";

const TOWN = TOWNS[0] ?? COUNTY;
let door: Door;
let admin: Visitor;
beforeEach(async () => {
  door = await openDoor();
  const { platform } = door.office;
  await applyPacks(platform, [...platform.configuration().packs, giftPack()]);
  const grant = { id: "g", user: "k", role: "gifts:keeper", orgUnit: TOWN.id, orgPath: TOWN.path };
  const keeper = door.office.as({ id: "k", name: "k", kind: "user", grants: [grant] });
  await submitForm(platform, keeper, { type: "gifts:gift", orgUnit: TOWN.id, data: { title: "米面油" } });
  admin = await door.signIn("admin");
});
afterEach(() => door.close());

describe("a pack is withdrawn over HTTP", () => {
  test("with its plan first, then once, and its records stay", async () => {
    const plan = await admin.ask("GET", "/packs/gifts/withdrawal", undefined, { "accept-language": "en" });
    expect(plan.json()).toEqual({
      pack: "gifts",
      title: "慰问",
      version: "1.0.0",
      edits: 0,
      types: [{ recordType: "gifts:gift", title: "Gift", records: 1, running: 1 }],
    });
    expect((await admin.ask("POST", "/packs/gifts/withdrawal", {})).json()).toMatchObject({ code: "REQUEST_INVALID" });
    const made = await admin.ask("POST", "/packs/gifts/withdrawal", { message: "不再办理" });
    expect([made.statusCode, made.json()]).toMatchObject([201, { kind: "withdraw", message: "不再办理", byName: expect.any(String) }]);
    expect((await admin.ask("GET", "/packs/gifts")).json()).toMatchObject({ id: "gifts", withdrawn: true });
    expect((await admin.ask("POST", "/packs/gifts/withdrawal", { message: "再来" })).json()).toMatchObject({ status: 409, code: "PACK_WITHDRAWN" });
    expect(await door.office.platform.store.count("record:gifts:gift", {})).toBe(1);
  });

  test("is refused while another needs it, by name, and to whom may not", async () => {
    const refused = await admin.ask("GET", "/packs/office/withdrawal");
    expect(refused.json()).toMatchObject({ status: 409, code: "PACK_NEEDED", facts: { needing: "gifts", names: "慰问" } });
    expect(refused.json<{ detail: string }>().detail).toContain("慰问还需要它");
    expect((await admin.ask("GET", "/packs/nothing/withdrawal")).json()).toMatchObject({ code: "PACK_UNKNOWN" });
    const east = await door.signIn("east");
    expect((await east.ask("POST", "/packs/gifts/withdrawal", { message: "停" })).json()).toMatchObject({ code: "CONFIGURATION_DENIED" });
    expect((await door.stranger.ask("GET", "/packs/gifts/withdrawal")).statusCode).toBe(401);
  });

  test("lets go a pack whose only needer was withdrawn first", async () => {
    await admin.ask("POST", "/packs/gifts/withdrawal", { message: "先停这个" });
    expect((await admin.ask("GET", "/packs/office/withdrawal")).json()).toMatchObject({ pack: "office" });
  });
});
