import type { JsonObject } from "@zhili/contracts";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { act, openErrands, retitledErrands, signInAt } from "./harness/errands.js";
import { DESK, look, PHONE } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const RUN = "errands/workflow/errand-run";

/** The county calls the workflow otherwise, and says why. */
async function callItOurs(page: Page): Promise<void> {
  const draft = await act(page, "POST", "/drafts", { title: "改名" });
  const path = `/drafts/${String(draft.id)}`;
  const { definition } = await act(page, "GET", `${path}/definitions/${RUN}`);
  const changed = await act(
    page,
    "PUT",
    `${path}/definitions/${RUN}`,
    { definition: { ...(definition as JsonObject), title: "本县代办" }, why: "县里的叫法" },
    1,
  );
  await act(page, "POST", `${path}/publish`, { message: "改名" }, Number(changed.version));
}

async function upload(page: Page, version: string, title: string): Promise<void> {
  await page.goto(new URL("/configuration", page.url()).href);
  await page.getByRole("button", { name: "升级配置包" }).click();
  await page.locator(".ant-modal input[type=file]").setInputFiles(await retitledErrands(version, title));
  await page.getByRole("link", { name: "处理冲突（1）" }).click();
  await page.getByRole("heading", { level: 1, name: "升级冲突" }).waitFor();
}

async function publish(page: Page, why: string): Promise<void> {
  await page.getByRole("link", { name: /^代办 1/ }).click();
  await page.getByRole("button", { name: "发布" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("发布说明").fill(why);
  await dialog.getByRole("button", { name: "发布" }).click();
  await page.getByRole("heading", { level: 1, name: "配置" }).waitFor({ timeout: 120_000 });
}

const placeOf = async (value: Locator) => (await value.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };

walking("three values stand side by side at a desk and below each other on a phone, with who and when; what was chosen is offered again", async ({ walk }) => {
  await using place = await openErrands();
  const { page } = await signInAt(walk, place.server.url, "admin", "/configuration");
  await page.getByRole("heading", { level: 1, name: "配置" }).waitFor();
  await callItOurs(page);
  await upload(page, "1.1.0", "新版代办");
  const [base, ours, theirs] = ["base", "ours", "theirs"].map((side) => page.locator(`[data-side="${side}"]`)) as [Locator, Locator, Locator];
  await base.getByText("原配置包 1.0.0").waitFor();
  await base.getByText("代办流程", { exact: true }).waitFor();
  await ours.getByText("本县代办", { exact: true }).waitFor();
  await ours.getByText(/^管理员 · .*原因：县里的叫法$/).waitFor();
  await theirs.getByText("新配置包 1.1.0").waitFor();
  await theirs.getByText("新版代办", { exact: true }).waitFor();
  await page.setViewportSize(DESK);
  const [a, b, c] = [await placeOf(base), await placeOf(ours), await placeOf(theirs)];
  expect([b.y, c.y]).toEqual([a.y, a.y]);
  expect(a.x + a.width).toBeLessThanOrEqual(b.x);
  expect(b.x + b.width).toBeLessThanOrEqual(c.x);
  await page.setViewportSize(PHONE);
  const [d, e, f] = [await placeOf(base), await placeOf(ours), await placeOf(theirs)];
  expect([e.x, f.x]).toEqual([d.x, d.x]);
  expect(d.y + d.height).toBeLessThanOrEqual(e.y);
  expect(e.y + e.height).toBeLessThanOrEqual(f.y);
  await look(page, "conflict");

  await page.getByLabel(/^选择的原因/).fill("叫惯了");
  await page.getByRole("button", { name: "保留本地的" }).click();
  await page.getByText("全部选好了").waitFor();
  await page.getByText(/^管理员 · .*原因：叫惯了$/).waitFor();
  await look(page, "conflict-settled");
  await publish(page, "升级到 1.1");

  await upload(page, "1.2.0", "再改代办");
  await page.getByText("以前在这里选过：用本地的").waitFor();
  await page.getByText(/^管理员 · .*原因：叫惯了$/).waitFor();
  await look(page, "conflict-offered");
  const english = await signInAt(walk, place.server.url, "admin", new URL(page.url()).pathname, { language: "en" });
  await english.page.getByText("Chosen here before: ours").waitFor();
  await look(english.page, "conflict-offered-en");
  await page.getByRole("button", { name: "沿用以前的选择" }).click();
  await page.getByText("全部选好了").waitFor();
  await publish(page, "升级到 1.2");
  const { changes } = (await act(page, "GET", "/configuration/changes")) as unknown as { changes: { path: string; value: string; by: string }[] };
  expect(changes).toMatchObject([{ path: "/title", value: "本县代办", by: "管理员" }]);
});
