import type { Page } from "playwright-core";
import { expect } from "vitest";
import { choose } from "./harness/choose.js";
import { look } from "./harness/look.js";
import { goodsOf, spendable } from "./harness/store.js";
import { walking } from "./harness/walk.js";

/** What a fact of the record says. */
const fact = (page: Page, title: string) =>
  page
    .locator("dl div", { has: page.getByText(title, { exact: true }) })
    .locator("dd")
    .first();

walking("what is counted short is explained, agreed to by somebody else, and only then taken from stock and made public", async ({ walk }) => {
  const goods = await goodsOf("sample-clerk", "洗衣粉");
  const before = await spendable("sample-clerk", "stock", goods.id);
  const clerk = await walk.enter("sample-clerk", "/pages/resettlement/intake");
  const section = clerk.page.locator("section", { has: clerk.page.getByRole("heading", { name: "盘点", exact: true }) });
  await section.getByRole("link", { name: /新增|登记/ }).click();
  await clerk.page.getByRole("heading", { level: 1 }).filter({ hasText: "盘点单" }).waitFor();
  await choose(clerk.page.getByLabel("物资", { exact: true }), "洗衣粉");
  await clerk.page.getByLabel("盘点日期").fill(new Date().toISOString().slice(0, 10));
  await clerk.page.getByLabel("盘点日期").press("Tab");
  await look(clerk.page, "stock-count-new");
  await clerk.page
    .getByRole("button", { name: /提交|保存/ })
    .first()
    .click();
  await clerk.page.getByRole("heading", { level: 1, name: /PD-/ }).waitFor();
  const sheet = clerk.page.url();

  await clerk.page.getByRole("button", { name: "登记实盘数" }).click();
  await clerk.page
    .getByRole("dialog")
    .getByLabel("实盘数")
    .fill(String(before - 2));
  await look(clerk.page, "stock-count-figure");
  await clerk.page.getByRole("button", { name: "确认登记实盘数" }).click();
  await clerk.page.getByText("已盘点").first().waitFor();
  expect(await fact(clerk.page, "账面数").textContent()).toContain(String(before));
  expect(await fact(clerk.page, "差异").textContent()).toMatch(/[-−]2/);

  await clerk.page.getByRole("button", { name: "提交审核" }).click();
  clerk.watch.expectRefusal(409, "/transitions/submit");
  await clerk.page.getByRole("button", { name: "确认提交审核" }).click();
  await clerk.page.getByText(/账实相差.+，请说明差异原因/).waitFor();
  await look(clerk.page, "stock-count-unexplained");
  await clerk.page.getByRole("dialog").getByLabel("差异说明").fill("两袋受潮破损，已拍照");
  await clerk.page.getByRole("button", { name: "确认提交审核" }).click();
  await clerk.page.getByText("待监督委员会审核").first().waitFor();
  expect(await clerk.page.getByRole("button", { name: "审核同意并公布" }).count()).toBe(0);
  expect(await spendable("sample-clerk", "stock", goods.id), "nothing is taken before it is agreed to").toBe(before);
  await look(clerk.page, "stock-count-waiting");

  const supervisor = await walk.enter("sample-supervisor", "/");
  await supervisor.page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
  await look(supervisor.page, "stock-count-task");
  await supervisor.page.goto(sheet);
  await supervisor.page.getByText("两袋受潮破损").waitFor();
  await supervisor.page.getByRole("button", { name: "审核同意并公布" }).click();
  await supervisor.page.getByRole("button", { name: "确认审核同意并公布" }).click();
  await supervisor.page.getByText("已公布入账").first().waitFor();
  await look(supervisor.page, "stock-count-posted");
  expect(await spendable("sample-clerk", "stock", goods.id)).toBe(before - 2);

  const english = await walk.enter("sample-supervisor", new URL(sheet).pathname, { language: "en" });
  await english.page.getByRole("heading", { level: 1, name: /PD-/ }).waitFor();
  await look(english.page, "stock-count-posted-en");
});
