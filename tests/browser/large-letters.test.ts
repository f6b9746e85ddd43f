import { expect } from "vitest";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("an old resident makes everything large once and reads their own points so", async ({ walk }) => {
  const { page } = await walk.enter("sample-resident", "/");
  await page.getByRole("button", { name: /午样十七/ }).click();
  await page.getByRole("menuitem", { name: "字号" }).click();
  await page.getByRole("button", { name: "特大字" }).click();
  await look(page, "profile-largest");
  await page.goto("/pages/resettlement/my-points");
  await page.getByText("每一笔明细").waitFor();
  expect(await page.evaluate<number>("parseFloat(getComputedStyle(document.body).fontSize)")).toBeGreaterThanOrEqual(24);
  expect((await page.getByRole("link", { name: /新增积分申报/ }).boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(60);
  await look(page, "my-points-largest");
  await page.goto("/notices");
  await page.getByRole("button", { name: "特大字", pressed: true }).waitFor();
});
