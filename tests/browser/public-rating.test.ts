import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { type BuiltServer, startBuiltServer } from "./harness/built-server.js";
import { look } from "./harness/look.js";
import { preparePeople } from "./harness/prepare-people.js";
import { walking } from "./harness/walk.js";

const MATTER = "1栋楼道灯不亮";
let folder: string | undefined;
let server: BuiltServer | undefined;

beforeAll(async () => {
  if (inject("chromium") === "") return;
  folder = mkdtempSync(join(tmpdir(), "zhili-rating-"));
  await preparePeople(folder, inject("samplePassword"), ["base", "compound"]);
  server = await startBuiltServer(folder, inject("adminPassword"));
});
afterAll(async () => {
  await server?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

walking("a resident rates what was done about a matter, once, and others don't read it", async ({ walk }) => {
  const url = server?.url ?? "";
  const { page, watch } = await walk.visit(url);
  const signedIn = await page
    .context()
    .request.post(`${url}/api/v1/session`, { data: { username: "sample-compound-resident", password: inject("samplePassword") } });
  expect(signedIn.ok()).toBe(true);
  await page.goto(`${url}/pages/compound/my-compound`);
  const asked = page.locator("section", { has: page.getByRole("heading", { name: "请您评事" }) });
  await asked.getByRole("link", { name: new RegExp(MATTER) }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(MATTER) }).waitFor();
  const matter = page.url();
  await look(page, "rating-asked");
  await page.getByRole("link", { name: "评事", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "新增评事" }).waitFor();
  await page.getByLabel("评分").fill("5");
  await page.getByLabel("意见").fill("灯亮了，晚上出门放心。");
  await look(page, "rating-form");
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByText("已收到您填写的内容").waitFor();
  await page.getByRole("heading", { level: 1, name: new RegExp(MATTER) }).waitFor();
  expect(page.url()).toBe(matter);
  await look(page, "rating-received");

  await page.getByRole("link", { name: "评事", exact: true }).click();
  await page.getByLabel("评分").fill("1");
  watch.expectRefusal(409, "/records/compound/matter-rating");
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByText("这件事这一轮您已经评过了。").first().waitFor();
  await look(page, "rating-twice");
});
