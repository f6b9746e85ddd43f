import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

let started: Started;
let admin: Person;
beforeAll(async () => {
  started = await startPlatform();
  admin = await started.as("admin");
}, 120_000);
afterAll(() => started.stop());

interface Shown {
  readonly pages: readonly { readonly ref: string; readonly audience?: string }[];
  readonly reports: readonly { readonly ref: string; readonly kind: string }[];
  readonly recordTypes: Readonly<Record<string, object>>;
}
const path = (ref: string) => ref.replace(":", "/");
const shown = async () => (await admin.get("/configuration")).body as unknown as Shown;

test("every page, list and place that a fresh installation shows its first administrator answers", async () => {
  const { pages, recordTypes } = await shown();
  expect(pages.length).toBeGreaterThan(3);
  const addresses = [
    ...pages.map(({ ref }) => `/pages/${path(ref)}/data`),
    ...Object.keys(recordTypes).map((ref) => `/records/${path(ref)}`),
    ...["/tasks", "/messages", "/notices", "/users", "/packs", "/configuration/revision", "/org-units", "/session"],
  ];
  const refused: string[] = [];
  for (const address of addresses) {
    const { status, text } = await admin.get(address);
    if (status !== 200) refused.push(`${address}: ${status} ${text}`);
  }
  expect(refused).toEqual([]);
});

test("the first administrator appoints a security administrator for everywhere, once, and then makes no more accounts", async () => {
  const made = await admin.send("POST", "/users", { username: "security", name: "安全管理员" });
  expect(made.status).toBe(201);
  const clerk = await admin.send("POST", `/users/${made.body.id}/grants`, { role: "base:township-clerk", orgUnit: "511781000000" });
  expect(clerk.body).toMatchObject({ code: "IDENTITY_NOT_ALLOWED", status: 403 });
  const granted = await admin.send("POST", `/users/${made.body.id}/grants`, { role: "base:security-admin" });
  expect(granted.body).toMatchObject({ role: "base:security-admin", roleTitle: "安全管理员", orgUnitName: "全部辖区" });
  expect((await admin.send("POST", "/users", { username: "another", name: "x" })).status).toBe(403);
  expect((await admin.send("POST", `/users/${made.body.id}/grants`, { role: "base:audit-admin" })).status).toBe(403);
  expect((await admin.get("/users")).status).toBe(200);
  expect((await admin.get("/audit")).body).toMatchObject({ code: "AUDIT_NOT_ALLOWED" });
});

test("a clerk of a store reads neither accounts nor the trail nor the packs", async () => {
  const clerk = await started.as("sample-clerk");
  for (const address of ["/users", "/audit", "/audit/verify", "/packs", "/configuration/revision"]) expect((await clerk.get(address)).status).toBe(403);
});
