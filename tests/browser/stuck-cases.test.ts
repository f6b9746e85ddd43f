import { expect } from "vitest";
import { pick } from "./harness/definition-form.js";
import { nextErrands, openErrands, signInAt } from "./harness/errands.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("an administrator chooses where cases go whose step an upgrade takes away, rehearses again, publishes, and finds them there", async ({ walk }) => {
  await using place = await openErrands();
  const { url } = place.server;
  const { page, watch } = await signInAt(walk, url, "admin", "/configuration");
  await page.getByRole("button", { name: "升级配置包" }).click();
  await page.locator(".ant-modal input[type=file]").setInputFiles(await nextErrands());
  await page.getByRole("heading", { name: "升级计划：1.0.0 → 1.1.0" }).waitFor();

  watch.expectRefusal(409, "/publish");
  await page.getByRole("button", { name: "发布" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("发布说明").fill("升级到 1.1");
  await dialog.getByRole("button", { name: "发布" }).click();
  await dialog.getByText("“代办事项”有 2 件处于“复核”").waitFor();
  await dialog.getByText("点“预演”，在结果里为它们选定环节").waitFor();
  await look(page, "stuck-cases-refused");
  await dialog.getByRole("button", { name: /取\s*消/ }).click();

  await page.getByRole("button", { name: "预演" }).click();
  const stuck = page.locator('[data-state="checking"]');
  await stuck.getByText("停在“复核”，另一版流程没有这个环节").waitFor();
  await page.getByText("1 件由“上门询问”转到“上门办理”").waitFor();
  expect(await stuck.getByRole("link", { name: "2 件" }).getAttribute("href")).toBe("/records/errands/errand?state=checking");
  await look(page, "stuck-cases");

  const english = await signInAt(walk, url, "admin", new URL(page.url()).pathname, { language: "en" });
  await english.page.getByRole("button", { name: "Rehearse" }).click();
  await english.page.getByText("Errand: 2 of 4 records change").waitFor();
  await english.page.locator('[data-state="checking"]').getByText("at “Checking”: the other workflow has no such step").waitFor();
  await english.page.getByText("Errands · Workflow").click();
  await english.page.getByRole("link", { name: "Errand", exact: true }).waitFor();
  await look(english.page, "stuck-cases-en");

  await pick(stuck.getByLabel("停在“复核”的转到"), "上门办理");
  await page.getByRole("button", { name: "按选定的环节再预演" }).click();
  await stuck.getByText("已为它们选定环节").waitFor();
  await look(page, "stuck-cases-chosen");
  await page.reload();
  await page.getByRole("button", { name: "预演" }).click();
  await stuck.getByText("上门办理").waitFor();

  await page.getByRole("button", { name: "发布" }).click();
  await dialog.getByLabel("发布说明").fill("升级到 1.1");
  await dialog.getByRole("button", { name: "发布" }).click();
  await page.getByRole("heading", { level: 1, name: "配置" }).waitFor({ timeout: 120_000 });

  const runner = await signInAt(walk, url, "errand-runner", "/records/errands/errand?state=visiting");
  for (const what of ["代缴水费", "代办证件", "代买种子"]) await runner.page.getByText(what).first().waitFor();
});
