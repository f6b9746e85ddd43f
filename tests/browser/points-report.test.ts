import { expect } from "vitest";
import { look, PHONE } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("the secretary opens the monthly points report, another period, and takes the table away", async ({ walk }) => {
  const { page } = await walk.enter("sample-secretary", "/pages/resettlement/points-report");
  await page.getByRole("cell", { name: "户样-022" }).first().waitFor();
  await look(page, "points-report");
  await page.goto("/reports/resettlement/points-monthly");
  const sheet = page.frameLocator("iframe");
  await sheet.getByText("户样-022").first().waitFor();
  expect(await sheet.locator("body").textContent()).not.toContain("亥样二十二");
  await page.getByRole("button", { name: "今年" }).click();
  await sheet.getByText("户样-022").first().waitFor();
  await look(page, "points-monthly");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 CSV" }).click();
  const file = await (await download).createReadStream();
  let text = "";
  for await (const part of file.setEncoding("utf8")) text += String(part);
  expect(text).toContain("户样-022");
  expect(text).toContain("户编号");
  const workbook = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 Excel" }).click();
  expect((await workbook).suggestedFilename()).toMatch(/^户积分月报-\d{4}-\d{2}-\d{2}\.xlsx$/);
});

walking("a report's table that is wider than a phone says so, and keeps its first column in sight", async ({ walk }) => {
  const { page } = await walk.enter("sample-secretary", "/api/v1/reports/resettlement/points-monthly");
  const hint = () => page.evaluate<string>("getComputedStyle(document.querySelector('table'), '::before').content");
  expect(await hint()).toBe("none");
  await page.setViewportSize(PHONE);
  expect(await hint()).toContain("左右滑动看全表");
  const first = page.getByRole("cell", { name: "户样-022" }).first();
  const before = await first.boundingBox();
  expect(await page.evaluate<number>("(document.querySelector('main').scrollLeft = 150, document.querySelector('main').scrollLeft)")).toBe(150);
  expect(Math.abs(((await first.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(3);
});

walking("the dashboard and a resident's own points can be read on a phone and at a desk", async ({ walk }) => {
  const county = await walk.enter("sample-county", "/pages/resettlement/dashboard");
  await county.page.getByText("爱心小超市", { exact: true }).first().waitFor();
  await look(county.page, "dashboard");
  const { page } = await walk.enter("sample-resident", "/pages/resettlement/my-points");
  await page.getByRole("img", { name: /户样-017的二维码/ }).waitFor();
  await page.getByText("基础分", { exact: true }).first().waitFor();
  await look(page, "my-points");
});
