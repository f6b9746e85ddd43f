import { afterEach, beforeEach, expect, test } from "vitest";
import { type Door, openDoor, PASSWORD } from "./office-door.js";

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());

const CODE = (code: string, status: number) => ({ code, status });

test("the security administrator makes an account, gives it a role for a place, and it signs in with a password of its own", async () => {
  const sue = await door.signIn("sue");
  const made = await sue.ask("POST", "/users", { username: "new.clerk", name: "新来的" });
  expect(made.statusCode).toBe(201);
  const { id, password } = made.json<{ id: string; password: string }>();
  expect(made.json()).toMatchObject({ username: "new.clerk", name: "新来的", disabled: false, mustChangePassword: true, roles: [] });
  expect(made.body).not.toContain("argon2");

  const granted = await sue.ask("POST", `/users/${id}/grants`, { role: "office:clerk", orgUnit: "t1", from: "2026-01-01", to: "2026-12-31" });
  expect(granted.statusCode).toBe(201);
  expect(granted.json()).toMatchObject({ role: "office:clerk", roleTitle: "clerk", orgUnit: "t1", orgUnitName: "东镇", from: "2026-01-01", to: "2026-12-31" });
  expect((await sue.ask("GET", `/users/${id}`)).json()).toMatchObject({ roles: [{ role: "office:clerk", orgUnitName: "东镇" }] });

  const first = await door.stranger.ask("POST", "/session", { username: "new.clerk", password });
  expect(first.json()).toMatchObject({ user: { mustChangePassword: true } });
  const cookie = String(first.headers["set-cookie"]).split(";")[0] ?? "";
  const own = { cookie, "x-csrf-token": first.json<{ csrfToken: string }>().csrfToken };
  expect((await door.stranger.ask("GET", "/records/office/matter", undefined, { cookie })).json()).toMatchObject(CODE("IDENTITY_PASSWORD_CHANGE_NEEDED", 403));
  expect((await door.stranger.ask("POST", "/session/password", { current: password, next: "Quiet-River-17" }, own)).statusCode).toBe(204);
  expect((await door.stranger.ask("GET", "/records/office/matter", undefined, { cookie })).statusCode).toBe(200);
});

test("a clerk can't list, read, make, change or reset accounts, nor give roles; every try is in the audit trail", async () => {
  const east = await door.signIn("east");
  const { west, sue } = door.ids;
  const tries = [
    await east.ask("GET", "/users"),
    await east.ask("GET", `/users/${west}`),
    await east.ask("GET", `/users/${west}/grants`),
    await east.ask("POST", "/users", { username: "friend", name: "friend" }),
    await east.ask("PATCH", `/users/${sue}`, { disabled: true }),
    await east.ask("POST", `/users/${sue}/password`, {}),
    await east.ask("POST", `/users/${west}/grants`, { role: "office:clerk", orgUnit: "c1" }),
  ];
  for (const answer of tries) expect(answer.json()).toMatchObject(CODE("IDENTITY_NOT_ALLOWED", 403));
  const al = await door.signIn("al");
  const denied = (await al.ask("GET", "/audit?outcome=denied&actor=east")).json<{ items: { code: string }[] }>().items;
  expect(denied).toHaveLength(tries.length);
  for (const answer of [await door.stranger.ask("GET", "/users"), await door.stranger.ask("POST", "/users", { username: "xx", name: "x" })]) {
    expect(answer.json()).toMatchObject(CODE("SIGN_IN_NEEDED", 401));
  }
});

test("anybody may look at their own account and roles", async () => {
  const east = await door.signIn("east");
  expect((await east.ask("GET", `/users/${door.ids.east}`)).json()).toMatchObject({ username: "east", roles: [{ orgUnit: "t1" }] });
  expect((await east.ask("GET", `/users/${door.ids.east}/grants`)).json()).toMatchObject({ items: [{ role: "office:clerk" }] });
});

test("accounts are found by part of the name or user name, page by page", async () => {
  const sue = await door.signIn("sue");
  const first = (await sue.ask("GET", "/users?limit=2")).json<{ items: { username: string }[]; cursor: string }>();
  expect(first.items.map((user) => user.username)).toEqual(["admin", "al"]);
  const second = (await sue.ask("GET", `/users?limit=2&cursor=${encodeURIComponent(first.cursor)}`)).json<{ items: { username: string }[] }>();
  expect(second.items.map((user) => user.username)).toEqual(["east", "lou"]);
  expect((await sue.ask("GET", "/users?q=EAS")).json<{ items: unknown[] }>().items).toMatchObject([{ username: "east" }]);
  expect((await sue.ask("GET", `/users?q=${encodeURIComponent("管理")}`)).json<{ items: unknown[] }>().items).toMatchObject([{ username: "admin" }]);
});

test("a disabled account is signed out at once and can't sign in; enabled again it can", async () => {
  const [sue, east] = [await door.signIn("sue"), await door.signIn("east")];
  expect((await sue.ask("PATCH", `/users/${door.ids.east}`, { disabled: true })).json()).toMatchObject({ disabled: true });
  expect((await east.ask("GET", "/records/office/matter")).json()).toMatchObject(CODE("IDENTITY_SESSION_ENDED", 401));
  expect((await door.stranger.ask("POST", "/session", { username: "east", password: PASSWORD })).json()).toMatchObject(CODE("IDENTITY_DISABLED", 403));
  await sue.ask("PATCH", `/users/${door.ids.east}`, { disabled: false });
  expect((await door.stranger.ask("POST", "/session", { username: "east", password: PASSWORD })).statusCode).toBe(200);
});

test("nobody gives roles to themselves, takes their own or disables themselves", async () => {
  const sue = await door.signIn("sue");
  const me = door.ids.sue;
  const [grant] = (await sue.ask("GET", `/users/${me}/grants`)).json<{ items: { id: string }[] }>().items;
  for (const answer of [
    await sue.ask("POST", `/users/${me}/grants`, { role: "office:clerk", orgUnit: "t1" }),
    await sue.ask("DELETE", `/users/${me}/grants/${grant?.id}`),
    await sue.ask("PATCH", `/users/${me}`, { disabled: true }),
    await sue.ask("POST", `/users/${me}/password`, {}),
  ])
    expect(answer.json()).toMatchObject(CODE("IDENTITY_OWN_GRANT", 403));
});

test("roles that exclude each other, wrong levels, wrong days and wrong names are refused with the reason", async () => {
  const sue = await door.signIn("sue");
  const give = async (user: string | undefined, body: object) => (await sue.ask("POST", `/users/${user}/grants`, body)).json();
  expect(await give(door.ids.east, { role: "office:checker", orgUnit: "t1" })).toMatchObject({
    ...CODE("IDENTITY_GRANT_REFUSED", 409),
    issues: [{ code: "ACCESS_ROLES_EXCLUDE" }],
  });
  expect(await give(door.ids.al, { role: "office:security-admin" })).toMatchObject(CODE("IDENTITY_GRANT_REFUSED", 409));
  expect(await give(door.ids.west, { role: "office:clerk", orgUnit: "t1", from: "2026-03-02", to: "2026-03-01" })).toMatchObject(
    CODE("IDENTITY_GRANT_DATES_WRONG", 422),
  );
  expect(await give(door.ids.west, { role: "office:clerk", orgUnit: "nowhere" })).toMatchObject(CODE("ORG_UNIT_UNKNOWN", 422));
  expect(await give(door.ids.west, { role: "office:king", orgUnit: "t1" })).toMatchObject(CODE("ACCESS_UNKNOWN_ROLE", 422));
  expect(await give(door.ids.west, { role: "office:clerk" })).toMatchObject(CODE("IDENTITY_GRANT_PLACE_NEEDED", 422));
  expect(await give("nobody", { role: "office:clerk", orgUnit: "t1" })).toMatchObject(CODE("IDENTITY_USER_NOT_FOUND", 404));
  expect(await give(door.ids.west, { role: "office:clerk", orgUnit: "t1", forever: true })).toMatchObject(CODE("REQUEST_INVALID", 400));
});

test("a role taken back is gone with the next request, and taking it twice says so", async () => {
  const [sue, east] = [await door.signIn("sue"), await door.signIn("east")];
  expect((await east.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "修路" } })).statusCode).toBe(201);
  const [grant] = (await sue.ask("GET", `/users/${door.ids.east}/grants`)).json<{ items: { id: string }[] }>().items;
  const path = `/users/${door.ids.east}/grants/${grant?.id}`;
  expect((await sue.ask("DELETE", path)).statusCode).toBe(204);
  expect((await east.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "修桥" } })).statusCode).toBe(403);
  expect((await sue.ask("DELETE", path)).json()).toMatchObject(CODE("IDENTITY_GRANT_NOT_FOUND", 404));
});

test("a reset password ends the sessions, is to be changed, and lifts a lock", async () => {
  const [sue, east] = [await door.signIn("sue"), await door.signIn("east")];
  for (let at = 0; at < 5; at += 1) await door.stranger.ask("POST", "/session", { username: "east", password: "wrong" });
  expect((await sue.ask("GET", "/users?q=east")).json()).toMatchObject({ items: [{ lockedUntil: "2026-03-02T01:30:00.000Z" }] });
  const { password } = (await sue.ask("POST", `/users/${door.ids.east}/password`, {})).json<{ password: string }>();
  expect((await east.ask("GET", "/tasks")).statusCode).toBe(401);
  const again = await door.stranger.ask("POST", "/session", { username: "east", password });
  expect(again.json()).toMatchObject({ user: { mustChangePassword: true } });
});

test("refusals are said in the caller's language and lead to a page that explains them", async () => {
  const east = await door.signIn("east");
  const [zh, en] = [await east.ask("GET", "/users"), await east.ask("GET", "/users", undefined, { "accept-language": "en-GB,en;q=0.9" })];
  expect(zh.json()).toMatchObject({ title: "没有权限", detail: "您没有权限查看账号和授权，请联系安全管理员。" });
  expect(en.json()).toMatchObject({ title: "Not allowed", detail: "You may not see accounts and grants; ask the security administrator." });
  const page = await door.stranger.ask("GET", en.json<{ type: string }>().type.split("#")[0] ?? "", undefined, { accept: "text/html" });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('<tr id="IDENTITY_NOT_ALLOWED">');
});
