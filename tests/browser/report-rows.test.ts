import type { Page } from "playwright-core";
import { expect } from "vitest";
import { DESK, look, PHONE, settled } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const SIZES = [PHONE, DESK];

async function isMetric(page: Page, title: string): Promise<void> {
  await page.waitForURL(/\/records\/resettlement\/metric\/[^/]+$/);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.getByText("需求原文（未注明日期）", { exact: false }).first().waitFor();
}

walking("every baseline figure of the overview opens its record, and every counted figure the records that it counts", async ({ walk }) => {
  const { page } = await walk.enter("sample-county", "/pages/resettlement/dashboard");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const table = page
      .getByRole("region", { name: "基线指标" })
      .or(page.locator("section", { has: page.getByRole("heading", { name: "基线指标" }) }))
      .first();
    const row = table.getByRole("link", { name: "爱心小超市", exact: true });
    await row.waitFor();
    const rows = await table.locator("tbody tr").count();
    expect(rows).toBeGreaterThan(10);
    expect(await table.locator("tbody tr td:first-child a").count()).toBe(rows);
    await row.click();
    await isMetric(page, "爱心小超市");
    await page.goBack();
    const figure = page.locator(".z-indicators > div", { hasText: "爱心小超市" });
    const counted = Number(await figure.locator("strong").textContent());
    await figure.getByRole("link", { name: "查看明细" }).click();
    await page.waitForURL(/\/records\/resettlement\/store\?/);
    await settled(page);
    expect(await page.locator("main a[href^='/records/resettlement/store/']:visible").count()).toBeGreaterThanOrEqual(counted);
    await page.goBack();
  }
});

walking("a row of a report leads out of the printable page to its record, and is plain ink on paper", async ({ walk }) => {
  const { page } = await walk.enter("sample-county", "/reports/resettlement/headquarters");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const link = page.frameLocator("iframe").getByRole("link", { name: "爱心小超市", exact: true });
    await link.waitFor();
    if (size === DESK) await look(page, "report-rows");
    await link.click();
    await isMetric(page, "爱心小超市");
    await page.goBack();
  }
  await page.goto("/api/v1/reports/resettlement/headquarters");
  const underlined = () => page.evaluate<string>("getComputedStyle(document.querySelector('a.opens')).textDecorationLine");
  expect(await underlined()).toBe("underline");
  await page.emulateMedia({ media: "print" });
  expect(await underlined()).toBe("none");
});

walking("the overview leads to the year-end review, which opens with the year, and its figures lead to what they count", async ({ walk }) => {
  const { page } = await walk.enter("sample-county", "/pages/resettlement/dashboard");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.getByRole("link", { name: "打开安置点治理年终盘点" }).click();
    expect(await page.getByRole("button", { name: "今年" }).getAttribute("aria-pressed")).toBe("true");
    const stores = page
      .frameLocator("iframe")
      .getByRole("row", { name: /^爱心小超市 20 20个$/ })
      .getByRole("link", { name: "20", exact: true });
    await stores.waitFor();
    if (size === DESK) await look(page, "year-end");
    await stores.click();
    await page.waitForURL(/\/records\/resettlement\/store\?orgUnit=511781000000$/);
    await page.getByText("共 20 条").waitFor();
    await page.goto("/pages/resettlement/dashboard");
  }
});
