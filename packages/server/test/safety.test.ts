import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Door, openDoor, PASSWORD, type Visitor } from "./office-door.js";

let door: Door;
let east: Visitor;
beforeAll(async () => {
  door = await openDoor({ trustProxy: "127.0.0.1" });
  east = await door.signIn("east");
});
afterAll(() => door.close());

const make = { orgUnit: "t1", data: { name: "修路" } };
const records = () => {
  const { platform } = door.office;
  return platform.store.count(platform.configuration().recordTypes.get("office:matter")?.collection ?? "", {});
};
const overHttps = { "x-forwarded-proto": "https" };

describe("requests from other sites", () => {
  test.each([
    ["without the token", {}],
    ["with a wrong token", { "x-csrf-token": "x".repeat(43) }],
    ["with the token of another session", { "x-csrf-token": "other" }],
  ])("an unsafe request %s is refused and changes nothing", async (_case, headers: Record<string, string>) => {
    const before = await records();
    const token = headers["x-csrf-token"] === "other" ? { "x-csrf-token": (await door.signIn("west")).csrf } : headers;
    const answer = await door.stranger.ask("POST", "/records/office/matter", make, { cookie: east.cookie, ...token });
    expect(answer.json()).toMatchObject({ code: "REQUEST_CSRF_MISSING", status: 403 });
    expect(await records()).toBe(before);
  });

  test("every unsafe verb is guarded, signing out too", async () => {
    for (const [method, url] of [
      ["PATCH", `/users/${door.ids.west}`],
      ["DELETE", `/users/${door.ids.west}/grants/x`],
      ["DELETE", "/session"],
    ] as const) {
      expect((await door.stranger.ask(method, url, method === "PATCH" ? {} : undefined, { cookie: east.cookie })).json()).toMatchObject({
        code: "REQUEST_CSRF_MISSING",
      });
    }
    expect((await east.ask("GET", "/tasks")).statusCode).toBe(200);
  });

  test("a program with a bearer token needs no other token and gets no cookie", async () => {
    const signed = await door.stranger.ask("POST", "/session", { username: "east", password: PASSWORD, as: "token" });
    expect(signed.headers["set-cookie"]).toBeUndefined();
    const headers = { authorization: `Bearer ${signed.json<{ token: string }>().token}` };
    expect((await door.stranger.ask("POST", "/records/office/matter", make, headers)).statusCode).toBe(201);
    const wrong = await door.stranger.ask("GET", "/tasks", undefined, { authorization: `Bearer ${"x".repeat(43)}` });
    expect(wrong.json()).toMatchObject({ code: "IDENTITY_SESSION_ENDED", status: 401 });
  });

  test("no other site is invited: no answer names an allowed origin", async () => {
    const answer = await door.stranger.ask("GET", "/health", undefined, { origin: "https://elsewhere.example" });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("cookies and headers", () => {
  const cookiesOf = async (headers: Record<string, string> = {}) =>
    [(await door.stranger.ask("POST", "/session", { username: "east", password: PASSWORD }, headers)).headers["set-cookie"] ?? []].flat();

  test("the session's cookie is out of reach of scripts and other sites, and over HTTPS never leaves it", async () => {
    const plain = (await cookiesOf()).find((cookie) => cookie.startsWith("zhili_session=")) ?? "";
    expect(plain).toMatch(/; HttpOnly/);
    expect(plain).toMatch(/; SameSite=Strict/);
    expect(plain).toMatch(/; Path=\//);
    expect(plain).toMatch(/Max-Age=43200/);
    expect(plain).not.toMatch(/Secure/);
    for (const cookie of await cookiesOf(overHttps)) expect(cookie).toMatch(/; Secure/);
  });

  test("the secret in the cookie is stored nowhere as it is", async () => {
    const secret = east.cookie.split("=")[1] ?? "";
    const sessions = JSON.stringify((await door.office.platform.store.find("sessions", {}, { limit: 100 })).items);
    expect(secret.length).toBeGreaterThan(40);
    expect(sessions).not.toContain(secret);
  });

  test("every answer says what a page may load, and it is this server's own", async () => {
    for (const url of ["/health", "/nothing", "/docs/errors"]) {
      const { headers } = await door.stranger.ask("GET", url);
      const policy = String(headers["content-security-policy"]);
      for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'"]) {
        expect(policy).toContain(part);
      }
      expect(/script-src[^;]*/.exec(policy)?.[0]).not.toMatch(/unsafe|\*|data:/);
      expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN", "referrer-policy": "same-origin" });
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["strict-transport-security"]).toBeUndefined();
    }
  });

  test("over HTTPS the browser is told to stay there", async () => {
    expect((await door.stranger.ask("GET", "/health", undefined, overHttps)).headers["strict-transport-security"]).toContain("max-age=31536000");
  });

  test("nothing that the API answers is kept by a cache: no list, no refusal, no one-time password", async () => {
    expect((await door.stranger.ask("GET", "/tasks")).headers["cache-control"]).toBe("no-store");
    expect((await east.ask("GET", "/records/office/matter")).headers["cache-control"]).toBe("no-store");
    const sue = await door.signIn("sue");
    expect((await sue.ask("POST", `/users/${door.ids.west}/password`, {})).headers["cache-control"]).toBe("no-store");
    expect((await sue.ask("POST", "/users", { username: "one.time", name: "x" })).headers["cache-control"]).toBe("no-store");
  });

  test("forwarding headers of somebody who is not the proxy are not believed", async () => {
    const direct = await openDoor();
    const signed = await direct.stranger.ask("POST", "/session", { username: "east", password: PASSWORD }, overHttps);
    expect(String(signed.headers["set-cookie"])).not.toMatch(/Secure/);
    await direct.close();
  });
});

describe("sessions", () => {
  let own: Door | undefined;
  afterEach(async () => own?.close());

  test("five wrong passwords lock the name for thirty minutes, the right one too, known or not", async () => {
    own = await openDoor();
    const attempt = async (username: string, password: string) => (await own?.stranger.ask("POST", "/session", { username, password }))?.json() as object;
    for (const name of ["east", "nobody.at.all"]) {
      for (let at = 0; at < 5; at += 1) expect(await attempt(name, "wrong")).toMatchObject({ code: "IDENTITY_SIGN_IN_REFUSED", status: 401 });
      expect(await attempt(name, PASSWORD)).toMatchObject({ code: "IDENTITY_LOCKED", status: 423, facts: { minutes: 30 } });
    }
    own.office.wait(29 * 60_000);
    expect(await attempt("east", PASSWORD)).toMatchObject({ code: "IDENTITY_LOCKED", facts: { minutes: 1 } });
    own.office.wait(60_000 + 1);
    expect(await attempt("east", PASSWORD)).toMatchObject({ user: { username: "east" } });
  });

  test("a screen left alone for thirty minutes is signed out; one that is used is not, until twelve hours are over", async () => {
    own = await openDoor();
    const [idle, busy] = [await own.signIn("east"), await own.signIn("west")];
    for (let minute = 0; minute < 60; minute += 20) {
      own.office.wait(20 * 60_000);
      expect((await busy.ask("GET", "/tasks")).statusCode).toBe(200);
    }
    const answer = await idle.ask("GET", "/tasks");
    expect(answer.json()).toMatchObject({ code: "IDENTITY_SESSION_ENDED", status: 401 });
    expect(String(answer.headers["set-cookie"])).toMatch(/zhili_session=;/);
    for (let minute = 60; minute < 12 * 60 - 20; minute += 20) {
      own.office.wait(20 * 60_000);
      await busy.ask("GET", "/tasks");
    }
    expect((await busy.ask("GET", "/tasks")).statusCode).toBe(200);
    own.office.wait(21 * 60_000);
    expect((await busy.ask("GET", "/tasks")).statusCode).toBe(401);
  });

  test("a session that has ended is no hindrance for what is open to everybody, and is said so everywhere else", async () => {
    own = await openDoor();
    const visitor = await own.signIn("east");
    await visitor.ask("DELETE", "/session");
    expect((await visitor.ask("GET", "/notices")).statusCode).toBe(200);
    expect((await visitor.ask("GET", "/health")).statusCode).toBe(200);
    expect((await visitor.ask("GET", "/records/office/matter")).json()).toMatchObject({ code: "IDENTITY_SESSION_ENDED", status: 401 });
    expect((await visitor.ask("GET", "/session")).statusCode).toBe(401);
    expect((await visitor.ask("POST", "/session", { username: "east", password: PASSWORD })).statusCode).toBe(200);
  });

  test("changing one's own password keeps this screen and ends the others", async () => {
    own = await openDoor();
    const [here, elsewhere] = [await own.signIn("east"), await own.signIn("east")];
    expect((await here.ask("POST", "/session/password", { current: PASSWORD, next: "Quiet-River-17" })).statusCode).toBe(204);
    expect((await here.ask("GET", "/tasks")).statusCode).toBe(200);
    expect((await elsewhere.ask("GET", "/tasks")).statusCode).toBe(401);
  });
});

describe("rates", () => {
  let own: Door | undefined;
  afterEach(async () => own?.close());

  test("sign-ins of one address are bounded, whatever the names", async () => {
    own = await openDoor({ limits: { signIn: 3 } });
    const answers = [];
    for (const name of ["a1", "b2", "c3", "d4"]) answers.push(await own.stranger.ask("POST", "/session", { username: name, password: "x" }));
    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 401, 429]);
    const last = answers[3];
    expect(last?.json()).toMatchObject({ code: "REQUEST_TOO_MANY", facts: { seconds: expect.any(Number) } });
    expect(Number(last?.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("one session's requests are bounded without a bound on another's", async () => {
    own = await openDoor({ limits: { general: 20 } });
    const [one, other] = [await own.signIn("east"), await own.signIn("west")];
    const statuses = new Set<number>();
    for (let at = 0; at < 25; at += 1) statuses.add((await one.ask("GET", "/tasks")).statusCode);
    expect([...statuses]).toEqual([200, 429]);
    expect((await other.ask("GET", "/tasks")).statusCode).toBe(200);
  });

  test("objections of one address are bounded", async () => {
    own = await openDoor({ limits: { objections: 2 } });
    const answers = [];
    for (let at = 0; at < 3; at += 1) answers.push((await own.stranger.ask("POST", "/notices/none/objections", { text: "不同意" })).statusCode);
    expect(answers).toEqual([404, 404, 429]);
  });
});
