import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { idsByTitle } from "./harness/ask.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("a household's balance opens into its entries, and each entry into its reason", async ({ walk }) => {
  const household = (await idsByTitle("sample-secretary", "base/household")).get("户样-015") ?? "";
  const { page } = await walk.enter("sample-secretary", `/records/base/household/${household}`);
  await page.getByRole("heading", { level: 1, name: "户样-015" }).waitFor();
  await page.getByText("135 分").waitFor();
  await look(page, "household");
  await page.getByRole("link", { name: "为什么是这么多" }).click();
  await page.getByRole("heading", { level: 1, name: /户样-015/ }).waitFor();
  const why = page.getByRole("listitem").getByRole("button", { name: "为什么" });
  await why.first().waitFor();
  await why.first().click();
  await look(page, "household-account-why");
  expect(await why.count()).toBeGreaterThan(1);
});

walking("an award made by mistake is taken back by another entry, and both stay to be seen", async ({ walk }) => {
  const household = (await idsByTitle("sample-township", "base/household")).get("户样-016") ?? "";
  const { page } = await walk.enter("sample-township", `/ledgers/resettlement/points/${household}`);
  const award = page.getByRole("listitem").filter({ hasText: "参加治安、防火巡逻" });
  const balance = page.locator("dl div", { has: page.getByText("余额", { exact: true }) }).locator("dd");
  await award.first().waitFor();
  const before = Number.parseInt((await balance.textContent()) ?? "", 10);
  await award.first().getByRole("button", { name: "为什么" }).click();
  const why = (entry: Locator, title: string) =>
    entry
      .locator(".z-entry-why div")
      .filter({ has: page.getByText(title, { exact: true }) })
      .locator("dd");
  const fact = (title: string) => why(award.first(), title);
  expect(await fact("依据的规则").textContent()).toMatch(/第 .+ 版/);
  for (const title of ["来自", "经办", "入账时间", "账本位置"]) expect(await fact(title).textContent(), title).not.toBe("");
  await award.first().getByRole("button", { name: "冲正" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "冲正" }).click();
  await dialog.getByText("请写明冲正理由").waitFor();
  await dialog.getByLabel("冲正理由").fill("巡逻记录登记错户");
  await look(page, "reversal");
  await dialog.getByRole("button", { name: "冲正" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已冲正").first().waitFor();
  const reversal = page.getByRole("listitem").filter({ hasText: "巡逻记录登记错户" });
  await reversal.first().waitFor();
  const [given, taken] = [await award.first().locator("strong").textContent(), await reversal.first().locator("strong").textContent()].map((text) =>
    Number.parseInt((text ?? "").replace("−", "-").replace("+", ""), 10),
  );
  await reversal.first().getByRole("button", { name: "为什么" }).click();
  expect(await why(reversal.first(), "批准").textContent()).toBe("样本乡镇专干");
  expect(taken).toBe(-(given ?? 0));
  expect(Number.parseInt((await balance.textContent()) ?? "", 10)).toBe(before + (taken ?? 0));
  await look(page, "household-account-reversed");
});
