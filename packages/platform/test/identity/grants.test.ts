import {
  createUser,
  ensureFirstAdministrator,
  grantRole,
  listGrants,
  listUsers,
  resetPassword,
  resumeSession,
  revokeGrant,
  signIn,
  updateUser,
} from "@zhili/platform";
import { expect, test } from "vitest";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST, WEST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];

async function made(office: Office, username: string): Promise<string> {
  return (await createUser(office.platform, office.system, { username, name: username })).user.id;
}

test("the three administrators are kept apart, and roles that exclude each other over the same place", async () => {
  const office = await openOffice();
  const { platform, system } = office;
  const user = await made(office, "li");
  await grantRole(platform, system, { user, role: "office:clerk", orgUnit: EAST.id });
  await expect(grantRole(platform, system, { user, role: "office:checker", orgUnit: COUNTY.id })).rejects.toMatchObject({ code: "IDENTITY_GRANT_REFUSED" });
  await grantRole(platform, system, { user, role: "office:checker", orgUnit: WEST.id });
  await grantRole(platform, system, { user, role: "office:audit-admin", orgUnit: COUNTY.id });
  await expect(grantRole(platform, system, { user, role: "office:security-admin", orgUnit: WEST.id })).rejects.toMatchObject({
    code: "IDENTITY_GRANT_REFUSED",
  });
  expect((await listGrants(platform, system, user)).map(({ role }) => role)).toEqual(["office:clerk", "office:checker", "office:audit-admin"]);
});

test("a grant that is over does not stand in the way; one that is turned round is refused", async () => {
  const office = await openOffice();
  const { platform, system } = office;
  const user = await made(office, "li");
  await grantRole(platform, system, { user, role: "office:clerk", orgUnit: EAST.id, to: "2026-03-01" });
  await grantRole(platform, system, { user, role: "office:checker", orgUnit: EAST.id });
  const turned = { user, role: "office:checker", orgUnit: WEST.id, from: "2026-05-02", to: "2026-05-01" };
  await expect(grantRole(platform, system, turned)).rejects.toMatchObject({ code: "IDENTITY_GRANT_DATES_WRONG" });
});

test("roles are granted at their levels, by security administrators, to others", async () => {
  const office = await openOffice({
    more: {
      "roles/county-only.json": { id: "county-only", title: "县级", levels: ["county"], rules: [{ id: "r", actions: ["read"], subjects: ["record-type/*"] }] },
    },
  });
  const { platform, as } = office;
  const user = await made(office, "li");
  const security = as(person("sec", ["security-admin", COUNTY]));
  await expect(grantRole(platform, security, { user, role: "office:county-only", orgUnit: EAST.id })).rejects.toMatchObject({ code: "IDENTITY_GRANT_REFUSED" });
  await expect(grantRole(platform, security, { user, role: "office:nothing", orgUnit: EAST.id })).rejects.toMatchObject({ code: "ACCESS_UNKNOWN_ROLE" });
  await expect(grantRole(platform, security, { user, role: "office:clerk", orgUnit: "nowhere" })).rejects.toMatchObject({ code: "ORG_UNIT_UNKNOWN" });
  await expect(grantRole(platform, as(person("c", ["clerk", COUNTY])), { user, role: "office:clerk", orgUnit: EAST.id })).rejects.toMatchObject({
    code: "IDENTITY_NOT_ALLOWED",
  });
  await expect(grantRole(platform, office.nobody, { user, role: "office:clerk", orgUnit: EAST.id })).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
  await expect(grantRole(platform, as({ ...security.actor, id: user }), { user, role: "office:clerk", orgUnit: EAST.id })).rejects.toMatchObject({
    code: "IDENTITY_OWN_GRANT",
  });
  const denied = await platform.store.find("audit", { action: "access.denied" });
  expect(denied.items.map((event) => (event.facts as { code: string }).code)).toEqual(expect.arrayContaining(["IDENTITY_NOT_ALLOWED", "IDENTITY_OWN_GRANT"]));
});

test("accounts can't be seen, made, changed or reset without the right, and nobody disables themselves", async () => {
  const office = await openOffice();
  const { platform, as } = office;
  const user = await made(office, "li");
  const clerk = as(person("c", ["clerk", COUNTY]));
  const refused = { code: "IDENTITY_NOT_ALLOWED" };
  await expect(listUsers(platform, clerk)).rejects.toMatchObject(refused);
  await expect(createUser(platform, clerk, { username: "zhao", name: "赵" })).rejects.toMatchObject(refused);
  await expect(updateUser(platform, clerk, { user, name: "x" })).rejects.toMatchObject(refused);
  await expect(resetPassword(platform, clerk, { user })).rejects.toMatchObject(refused);
  await expect(revokeGrant(platform, clerk, { user, grant: "none" })).rejects.toMatchObject(refused);
  const self = as({ ...person("x", ["security-admin", COUNTY]), id: user });
  await expect(updateUser(platform, self, { user, status: "disabled" })).rejects.toMatchObject({ code: "IDENTITY_OWN_GRANT" });
  const { items } = await listUsers(platform, self, { q: "LI" });
  expect(items).toMatchObject([{ username: "li", hasPassword: true, grants: [] }]);
  expect(JSON.stringify(items)).not.toContain("argon2");
});

test("two accounts can't have one name, and a name has no spaces", async () => {
  const office = await openOffice();
  await made(office, "li");
  await expect(made(office, "LI")).rejects.toMatchObject({ code: "IDENTITY_USERNAME_TAKEN" });
  await expect(made(office, "l i")).rejects.toMatchObject({ code: "IDENTITY_USERNAME_INVALID" });
});

test("the first administrator is made once, administers the system, and may appoint one security administrator and then no more", async () => {
  const office = await openOffice();
  const { platform, nobody, as } = office;
  const first = await ensureFirstAdministrator(platform);
  expect(await ensureFirstAdministrator(platform)).toBeUndefined();
  const { user: me, token } = await signIn(platform, nobody, { username: "admin", password: first?.oneTimePassword ?? "" });
  expect(me.roles.map(({ role }) => role)).toEqual(["office:system-admin", "office:clerk"]);
  expect(me).toMatchObject({ mustChangePassword: true, may: { configure: true, grant: true, audit: false } });
  const admin = as((await resumeSession(platform, token))?.actor ?? nobody.actor);

  const { user: second } = await createUser(platform, admin, { username: "safety", name: "安全" });
  await expect(grantRole(platform, admin, { user: second.id, role: "office:clerk", orgUnit: "t1" })).rejects.toMatchObject({ code: "IDENTITY_NOT_ALLOWED" });
  await expect(grantRole(platform, admin, { user: me.id, role: "office:security-admin", orgUnit: "c1" })).rejects.toMatchObject({ code: "IDENTITY_OWN_GRANT" });
  const grant = await grantRole(platform, admin, { user: second.id, role: "office:security-admin", orgUnit: "c1" });
  await expect(createUser(platform, admin, { username: "more", name: "多" })).rejects.toMatchObject({ code: "IDENTITY_NOT_ALLOWED" });
  await revokeGrant(platform, office.system, { user: second.id, grant: grant.id });
  await expect(grantRole(platform, admin, { user: second.id, role: "office:security-admin", orgUnit: "c1" })).rejects.toMatchObject({
    code: "IDENTITY_NOT_ALLOWED",
  });
});

test("a given first password need not be changed, and what is weak about it is said", async () => {
  const { platform, nobody } = await openOffice();
  expect(await ensureFirstAdministrator(platform, { password: "county office 9" })).toEqual({ username: "admin" });
  const { user } = await signIn(platform, nobody, { username: "admin", password: "county office 9" });
  expect(user.mustChangePassword).toBe(false);
  const weak = await openOffice();
  expect(await ensureFirstAdministrator(weak.platform, { password: "county-admin-42" })).toMatchObject({ weak: [{ code: "IDENTITY_PASSWORD_IS_NAME" }] });
  expect((await signIn(weak.platform, weak.nobody, { username: "admin", password: "county-admin-42" })).user.mustChangePassword).toBe(false);
});
