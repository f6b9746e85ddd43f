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
  await page.getByText("依据的规则").waitFor();
  await look(page, "household-account-why");
  expect(await why.count()).toBeGreaterThan(1);
});

walking("an award made by mistake is taken back by another entry, and both stay to be seen", async ({ walk }) => {
  const household = (await idsByTitle("sample-township", "base/household")).get("户样-016") ?? "";
  const { page } = await walk.enter("sample-township", `/ledgers/resettlement/points/${household}`);
  const award = page.getByRole("listitem").filter({ hasText: "参加治安、防火巡逻" });
  await award.first().getByRole("button", { name: "为什么" }).click();
  await award.first().getByRole("button", { name: "冲正" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "冲正" }).click();
  await dialog.getByText("请写明冲正理由").waitFor();
  await dialog.getByLabel("冲正理由").fill("巡逻记录登记错户");
  await look(page, "reversal");
  await dialog.getByRole("button", { name: "冲正" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已冲正").first().waitFor();
  await page.getByText("巡逻记录登记错户").first().waitFor();
  await look(page, "household-account-reversed");
});
