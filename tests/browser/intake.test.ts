import { expect } from "vitest";
import { look } from "./harness/look.js";
import { goodsOf, receive, spendable } from "./harness/store.js";
import { walking } from "./harness/walk.js";

walking("what the clerk registers somebody else accepts, and then it can be handed out", async ({ walk }) => {
  const clerk = await walk.enter("sample-clerk", "/pages/resettlement/intake");
  const reviewer = await walk.enter("sample-reviewer", "/");
  await clerk.page.getByRole("heading", { name: "待验收、待上架" }).waitFor();
  const goods = await goodsOf("sample-clerk", "毛巾");
  const before = await spendable("sample-clerk", "stock", goods.id);
  const batch = await receive("sample-clerk", "毛巾", 12);
  await clerk.page.reload();
  await clerk.page.getByText(String(batch.data.no)).first().waitFor();
  await look(clerk.page, "intake");
  const path = `/records/resettlement/stock-batch/${batch.id}`;
  await clerk.page.goto(path);
  await clerk.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await clerk.page.getByRole("button", { name: "验收合格" }).count()).toBe(0);
  await reviewer.page.goto(path);
  await reviewer.page.getByRole("button", { name: "验收合格" }).click();
  await reviewer.page.getByRole("button", { name: "确认验收合格" }).click();
  await reviewer.page.getByText("已验收").first().waitFor();
  await look(reviewer.page, "intake-accepted");
  await clerk.page.reload();
  await clerk.page.getByRole("button", { name: "上架" }).click();
  await clerk.page.getByRole("button", { name: "确认上架" }).click();
  await clerk.page.getByText("已上架").first().waitFor();
  expect(await spendable("sample-clerk", "stock", goods.id)).toBe(before + 12);
});

walking("nobody accepts what they registered themselves, and is told why", async ({ walk }) => {
  const { page } = await walk.enter("sample-reviewer", "/");
  const batch = await receive("sample-reviewer", "肥皂", 5);
  await page.goto(`/records/resettlement/stock-batch/${batch.id}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("button", { name: "验收合格", exact: true }).count()).toBe(0);
  await page
    .getByRole("button", { name: /为什么/ })
    .first()
    .click();
  await page
    .getByText(/请由另一人办理/)
    .first()
    .waitFor();
  await look(page, "intake-own");
});
