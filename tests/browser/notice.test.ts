import { expect } from "vitest";
import { ask } from "./harness/ask.js";
import { look } from "./harness/look.js";
import { find, type Made, take } from "./harness/store.js";
import { uploadPicture } from "./harness/upload-picture.js";
import { walking } from "./harness/walk.js";

const TYPE = "resettlement:point-deduction";

/** A deduction that was heard and voted on, so that it stands on the notice board. Answers the id of the notice. */
async function publish(no: string): Promise<string> {
  const { id } = await find("sample-leader", "base:household", no);
  const evidence = [await uploadPicture("sample-leader", `${TYPE}/evidence`)];
  const data = { household: id, rule: "litter", deedDate: "2026-01-05", description: "楼道堆放杂物，经劝导未清理", evidence };
  const made = (await ask("sample-leader", "POST", "/records/resettlement/point-deduction", { data })) as unknown as Made;
  await take("sample-leader", TYPE, made.id, "hear", { input: { statement: "本人承认，三日内清理。" } });
  for (const member of ["sample-panel-1", "sample-panel-2"]) await take(member, TYPE, made.id, "review", { decision: "agree" });
  const { items } = (await ask("sample-leader", "GET", "/notices?status=open")) as unknown as { items: readonly { id: string }[] };
  return items[0]?.id ?? "";
}

walking("anybody reads a masked notice with the days left, makes the letters large and objects; the notice then stands still", async ({ walk }) => {
  const notice = await publish("户样-018");
  const { page } = await walk.visit("/notices");
  await page.getByRole("heading", { name: "正在公示" }).waitFor();
  await look(page, "notices");
  await page.goto(`/notices/${notice}`);
  await page.getByRole("heading", { level: 1, name: "积分扣分公示" }).waitFor();
  const text = await page.locator("article").textContent();
  expect(text).toMatch(/还剩 \d+ 个工作日/);
  expect(text).toContain("户样-018");
  expect(text).not.toContain("未样十八");
  await page.getByText("账本校验码").click();
  await page.getByText("户积分台账").waitFor();
  expect(await page.evaluate<number>("document.querySelector('figure img').naturalWidth")).toBeGreaterThan(0);
  await look(page, "notice");
  await page.getByRole("button", { name: "特大字" }).click();
  await look(page, "notice-largest");
  expect(await page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('.p-body p')).fontSize)")).toBeGreaterThanOrEqual(30);
  for (const button of await page.getByRole("button").all()) expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(60);
  expect(await page.getByRole("textbox").count(), "few things at once beside the largest letters").toBe(0);
  await page.getByRole("button", { name: "我有异议" }).click();
  await page.getByLabel("请写明异议内容").waitFor();
  await look(page, "notice-largest-objection");
  await page.getByRole("button", { name: "标准字号" }).click();
  await page.getByRole("button", { name: "提交异议" }).click();
  await page.getByText("请写明对哪一点有异议").waitFor();
  await look(page, "notice-objection-missing");
  await page.getByLabel("请写明异议内容").fill("堆放的是邻居的物品。");
  await page.getByRole("button", { name: "提交异议" }).click();
  await page.getByRole("heading", { name: "异议已收到" }).waitFor();
  await look(page, "notice-objected");
  await page.reload();
  await page.getByText("正在核查，暂停计时").waitFor();
});

walking("a notice reads in English too, as far as its words are the program's", async ({ walk }) => {
  const notice = await publish("户样-014");
  const { page } = await walk.visit(`/notices/${notice}`, { language: "en" });
  await page.getByText(/\d+ workdays? left/).waitFor();
  await look(page, "notice-en");
});
