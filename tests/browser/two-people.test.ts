import { expect } from "vitest";
import { ask, idsByTitle } from "./harness/ask.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("two people change one record: the difference is shown, nothing is lost, one click merges it", async ({ walk }) => {
  const household = (await idsByTitle("sample-secretary", "base/household")).get("户样-020") ?? "";
  const { page, watch } = await walk.enter("sample-secretary", `/records/base/household/${household}/edit`);
  watch.expectRefusal(409, household);
  await page.getByLabel(/家庭人数/).fill("5");
  const seen = await ask("sample-secretary", "GET", `/records/base/household/${household}`);
  await ask("sample-secretary", "PATCH", `/records/base/household/${household}`, { data: { movedIn: "2019-05-06" } }, Number(seen.version));
  await page.getByRole("button", { name: "保存" }).click();
  const dialog = page.getByRole("dialog", { name: "您修改期间，别人先保存了" });
  await dialog.waitFor();
  await dialog.getByText("两个人改的不是同一处").waitFor();
  await dialog.getByRole("rowheader", { name: "家庭人数" }).waitFor();
  await dialog.getByRole("rowheader", { name: "入住日期" }).waitFor();
  await look(page, "conflict");
  await dialog.getByRole("button", { name: "合并后保存" }).click();
  await page.getByRole("heading", { level: 1, name: "户样-020" }).waitFor();
  const after = await ask("sample-secretary", "GET", `/records/base/household/${household}`);
  expect(after.data).toMatchObject({ size: 5, movedIn: "2019-05-06" });
});

walking("a half-filled form is offered again after the page was left", async ({ walk }) => {
  const { page } = await walk.enter("sample-secretary", "/records/base/organisation/new");
  const name = page.getByLabel("名称", { exact: false }).first();
  await name.fill("样本安置点-05党小组");
  await expect.poll(() => page.evaluate<boolean>("Object.keys(localStorage).some((key) => key.startsWith('zhili.draft'))")).toBe(true);
  await page.goto("/");
  await page.goto("/records/base/organisation/new");
  await page.getByRole("button", { name: "接着填写" }).click();
  expect(await name.inputValue()).toBe("样本安置点-05党小组");
});
