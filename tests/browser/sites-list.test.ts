import { expect } from "vitest";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("the sites are listed a page at a time, sorted, searched, filtered, and the address keeps it", async ({ walk }) => {
  const { page } = await walk.enter("sample-county", "/records/resettlement/site");
  await page.getByText("第 1–50 条，共 98 条").waitFor();
  await page.getByRole("button", { name: "下一页" }).click();
  await page.getByText("第 51–98 条，共 98 条").waitFor();
  await look(page, "sites-second-page");
  await page.getByRole("columnheader", { name: /户数/ }).click();
  await page.getByText("第 1–50 条，共 98 条").waitFor();
  expect(new URL(page.url()).searchParams.get("sort")).toBe("households");
  const search = page.getByRole("search", { name: "筛选安置点" }).getByLabel("查找", { exact: true });
  await search.fill("样本安置点-05");
  await search.press("Enter");
  await page.getByText("共 1 条").waitFor();
  await page.getByRole("link", { name: "样本安置点-05" }).waitFor();
  await page.reload();
  await page.getByText("共 1 条").waitFor();
  await look(page, "sites-found");
  await search.fill("没有这个地方");
  await search.press("Enter");
  await page.getByText("没有符合条件的记录").waitFor();
  await look(page, "sites-nothing-found");
  await page.getByRole("button", { name: "清除筛选" }).click();
  await page.getByText("第 1–50 条，共 98 条").waitFor();
});

walking("the look-up finds sites and households together, and English changes every word", async ({ walk }) => {
  const { page } = await walk.enter("sample-secretary", "/search?q=%E6%A0%B7");
  await page.getByRole("heading", { level: 2, name: "户", exact: true }).waitFor();
  await page.getByRole("heading", { level: 2, name: "安置点", exact: true }).waitFor();
  await look(page, "search");
  await page.getByRole("button", { name: /English|切换/ }).click();
  await page.getByRole("heading", { level: 1, name: /Search for/ }).waitFor();
  await page.goto("/pages/resettlement/dashboard");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look(page, "dashboard-en");
  const main = (await page.getByRole("main").textContent()) ?? "";
  expect(main).not.toMatch(/[一-鿿]{2,}.*(?:目标|明细)/);
});
