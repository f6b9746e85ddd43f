import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { idsByTitle } from "./harness/ask.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const AWARDS = ["参加治安、防火巡逻", "义务维修公共监控、路灯等设施", "庭院卫生评为红榜", "参加村组义务劳动"];

/** An award of this account that nobody took back yet, not even an earlier try of the same walk. */
async function standingAward(page: Page): Promise<string> {
  for (const reason of AWARDS) {
    const entry = page.getByRole("listitem").filter({ hasText: reason });
    if ((await entry.filter({ hasText: "已冲正" }).count()) === 0) return reason;
  }
  throw new Error("every award has been taken back");
}

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
  await page.getByText("参加村组义务劳动").first().waitFor();
  const reason = await standingAward(page);
  const award = page.getByRole("listitem").filter({ hasText: reason });
  const mistake = `登记错户 ${Date.now()}`;
  const balance = page.locator("dl div", { has: page.getByText("余额", { exact: true }) }).locator("dd");
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
  await dialog.getByLabel("冲正理由").fill(mistake);
  await look(page, "reversal");
  await dialog.getByRole("button", { name: "冲正" }).click();
  await dialog.waitFor({ state: "detached" });
  await award.first().getByText("已冲正").waitFor();
  const reversal = page.getByRole("listitem").filter({ hasText: mistake });
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

walking("a clerk who may see only the balance is told so, in Chinese and in English", async ({ walk }) => {
  const household = (await idsByTitle("sample-secretary", "base/household")).get("户样-015") ?? "";
  for (const [language, hidden] of [
    ["zh-CN", "明细只给有权查看的人看"],
    ["en", "The entries are not shown to you"],
  ] as const) {
    const { page } = await walk.enter("sample-clerk", `/ledgers/resettlement/points/${household}`, { language });
    await page.getByText(hidden).waitFor();
    expect(await page.getByRole("button", { name: /^(冲正|Reverse)$/ }).count()).toBe(0);
    await look(page, `account-without-entries-${language}`);
  }
});
