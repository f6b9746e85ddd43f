import { changePassword, createUser, grantRole, resetPassword, resumeSession, revokeGrant, signIn, signOut, updateUser } from "@zhili/platform";
import { expect, test } from "vitest";
import { COUNTY, MINUTE, type Office, openOffice, person } from "../office/open-office.js";

const GOOD = "correct horse 7";

async function withUser(): Promise<Office & { user: string }> {
  const office = await openOffice();
  const { user } = await createUser(office.platform, office.system, { username: "Wang.Fang", name: "王芳", password: GOOD });
  return { ...office, user: user.id };
}

test("the right password opens a session, in whatever case and width the name is typed", async () => {
  const { platform, nobody, user } = await withUser();
  const signed = await signIn(platform, nobody, { username: "ｗａｎｇ.fang ", password: GOOD });
  expect(signed.user).toMatchObject({ id: user, username: "Wang.Fang", mustChangePassword: true, roles: [] });
  const resumed = await resumeSession(platform, signed.token);
  expect(resumed?.actor).toMatchObject({ id: user, kind: "user" });
  expect(resumed?.csrfToken).toBe(signed.csrfToken);
});

test("neither the secret of a session nor the password is in the store", async () => {
  const { platform, nobody } = await withUser();
  const { token, csrfToken } = await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  for await (const line of platform.store.exportNdjson()) {
    expect(line).not.toContain(token);
    expect(line).not.toContain(csrfToken);
    expect(line).not.toContain(GOOD);
  }
});

test("five failures lock the name for 30 minutes, whether there is such an account or not", async () => {
  const { platform, nobody, wait } = await withUser();
  for (const username of ["wang.fang", "nobody.here"]) {
    for (let time = 0; time < 5; time += 1)
      await expect(signIn(platform, nobody, { username, password: "wrong" })).rejects.toMatchObject({ code: "IDENTITY_SIGN_IN_REFUSED" });
    await expect(signIn(platform, nobody, { username, password: GOOD })).rejects.toMatchObject({ code: "IDENTITY_LOCKED", facts: { minutes: 30 } });
  }
  wait(31 * MINUTE);
  await expect(signIn(platform, nobody, { username: "wang.fang", password: GOOD })).resolves.toBeDefined();
  const audited = await platform.store.distinct("audit", "action", {});
  expect(audited).toEqual(expect.arrayContaining(["session.refuse", "session.lock", "session.start", "user.create"]));
});

test("guesses at the same time are counted one by one", async () => {
  const { platform, nobody } = await withUser();
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(platform, nobody, { username: "wang.fang", password: "wrong" })));
  const codes = tries.map((one) => (one.status === "rejected" ? (one.reason as { code: string }).code : "in"));
  expect(codes.filter((code) => code === "IDENTITY_SIGN_IN_REFUSED")).toHaveLength(5);
  expect(codes.filter((code) => code === "IDENTITY_LOCKED")).toHaveLength(7);
});

test("a right password forgets earlier failures, and a new password lifts the lock", async () => {
  const { platform, nobody, system, user } = await withUser();
  for (let round = 0; round < 2; round += 1) {
    for (let time = 0; time < 4; time += 1) await expect(signIn(platform, nobody, { username: "wang.fang", password: "no" })).rejects.toThrow();
    await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  }
  for (let time = 0; time < 5; time += 1) await expect(signIn(platform, nobody, { username: "wang.fang", password: "no" })).rejects.toThrow();
  const { password } = await resetPassword(platform, system, { user });
  const { user: me } = await signIn(platform, nobody, { username: "wang.fang", password });
  expect(me.mustChangePassword).toBe(true);
});

test("a screen left alone for half an hour is signed out, a program is not, and both end after 12 hours", async () => {
  const { platform, nobody, wait } = await withUser();
  const screen = await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  const program = await signIn(platform, nobody, { username: "wang.fang", password: GOOD, as: "token" });
  for (let time = 0; time < 4; time += 1) {
    wait(20 * MINUTE);
    expect(await resumeSession(platform, screen.token)).toBeDefined();
  }
  wait(31 * MINUTE);
  expect(await resumeSession(platform, screen.token)).toBeUndefined();
  expect(await resumeSession(platform, program.token)).toBeDefined();
  wait(12 * 60 * MINUTE);
  expect(await resumeSession(platform, program.token)).toBeUndefined();
});

test("when a session was last seen is written at most once a minute", async () => {
  const { platform, nobody, wait } = await withUser();
  const { token } = await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  const seen = async () => (await platform.store.findOne("sessions", {}))?.lastSeenAt;
  const first = await seen();
  for (let time = 0; time < 5; time += 1) {
    wait(11_000);
    await resumeSession(platform, token);
  }
  expect(await seen()).toBe(first);
  wait(11_000);
  await resumeSession(platform, token);
  expect(await seen()).not.toBe(first);
});

test("what an administrator takes away is gone with the next request", async () => {
  const { platform, nobody, as, user } = await withUser();
  const security = as(person("sec", ["security-admin", COUNTY]));
  const { token } = await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  expect((await resumeSession(platform, token))?.actor.grants).toEqual([]);
  const grant = await grantRole(platform, security, { user, role: "office:clerk", orgUnit: "t1" });
  expect((await resumeSession(platform, token))?.actor.grants).toMatchObject([{ role: "office:clerk", orgPath: "/c1/t1/" }]);
  await revokeGrant(platform, security, { user, grant: grant.id });
  expect((await resumeSession(platform, token))?.actor.grants).toEqual([]);
  await updateUser(platform, security, { user, status: "disabled" });
  expect(await resumeSession(platform, token)).toBeUndefined();
  await expect(signIn(platform, nobody, { username: "wang.fang", password: GOOD })).rejects.toMatchObject({ code: "IDENTITY_DISABLED" });
});

test("a grant counts on its days only", async () => {
  const { platform, nobody, system, user, wait } = await withUser();
  await grantRole(platform, system, { user, role: "office:clerk", orgUnit: "t1", from: "2026-03-03", to: "2026-03-03" });
  const { token } = await signIn(platform, nobody, { username: "wang.fang", password: GOOD, as: "token" });
  const held = async () => (await resumeSession(platform, token))?.actor.grants.length;
  expect(await held()).toBe(0);
  wait(8 * 60 * MINUTE);
  expect(await held()).toBe(0);
  const again = await signIn(platform, nobody, { username: "wang.fang", password: GOOD, as: "token" });
  wait(8 * 60 * MINUTE);
  expect((await resumeSession(platform, again.token))?.actor.grants).toHaveLength(1);
});

test("one's own password is changed with the current one; other screens end, this one goes on", async () => {
  const { platform, nobody, as } = await withUser();
  const here = await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  const elsewhere = await signIn(platform, nobody, { username: "wang.fang", password: GOOD });
  const actor = (await resumeSession(platform, here.token))?.actor ?? nobody.actor;
  const change = (current: string, next: string) => changePassword(platform, as(actor), { current, next, token: here.token });
  await expect(change("wrong", "another horse 8")).rejects.toMatchObject({ code: "IDENTITY_PASSWORD_WRONG" });
  await expect(change(GOOD, "12345678")).rejects.toMatchObject({ code: "IDENTITY_PASSWORD_WEAK" });
  await expect(change(GOOD, GOOD)).rejects.toMatchObject({ code: "IDENTITY_PASSWORD_WEAK", issues: [{ code: "IDENTITY_PASSWORD_SAME", path: "/next" }] });
  await change(GOOD, "another horse 8");
  expect(await resumeSession(platform, elsewhere.token)).toBeUndefined();
  expect(await resumeSession(platform, here.token)).toMatchObject({ mustChangePassword: false });
  await signOut(platform, as(actor), here.token);
  expect(await resumeSession(platform, here.token)).toBeUndefined();
});
