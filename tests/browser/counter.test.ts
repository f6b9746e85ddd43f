import type { Page } from "playwright-core";
import { expect } from "vitest";
import { DESK, look, PHONE } from "./harness/look.js";
import { sign } from "./harness/sign.js";
import { find, shelve, slipsOf, spendable } from "./harness/store.js";
import { walking } from "./harness/walk.js";

const COUNTER = "/pages/resettlement/store-counter";
const more = (page: Page, title: string) => page.getByRole("button", { name: `${title}：多一件` });

/** Types as a scanner does, into whatever has the focus. */
async function serve(page: Page, no: string): Promise<void> {
  await page.getByText("肥皂", { exact: true }).waitFor();
  await page.keyboard.type(no);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: no }).waitFor();
}

const household = async (no: string) => (await find("sample-clerk", "base:household", no)).id;

walking(
  "a clerk scans a household, sees that five points are missing, takes one thing off and hands over once, however often it is clicked",
  async ({ walk }) => {
    const { page } = await walk.enter("sample-clerk", COUNTER);
    await page.getByText("肥皂", { exact: true }).waitFor();
    await look(page, "counter-empty");
    const id = await household("户样-017");
    await page.keyboard.type(`zhili:base:household/${id}`);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "户样-017" }).waitFor();
    await more(page, "洗衣液（2千克）").click();
    await more(page, "肥皂").click();
    await more(page, "肥皂").click();
    await page.getByText("差 5 分，请减少物品。").waitFor();
    expect(await page.getByRole("button", { name: "确认兑换" }).isDisabled()).toBe(true);
    await look(page, "counter-short");
    await page.getByRole("button", { name: "肥皂：少一件" }).click();
    await sign(page);
    await page.reload();
    await page.getByText("办理后可用").waitFor();
    await look(page, "counter-ready");
    await page.getByRole("button", { name: "确认兑换" }).dblclick();
    await page.getByRole("heading", { name: "办好了" }).waitFor();
    await page.getByText("户样-017用去 25 分，还可用 0 分。").waitFor();
    const receipt = page.frameLocator("iframe");
    await receipt.getByText("合计 25分").waitFor();
    expect(await receipt.getByRole("cell").allTextContents()).toEqual(expect.arrayContaining(["肥皂", "洗衣液（2千克）"]));
    await look(page, "counter-done");
    expect((await slipsOf(id)).map((slip) => slip.state)).toEqual(["done"]);
    await page.getByRole("button", { name: "办理下一位" }).click();
    await page.getByPlaceholder("姓名、编号或扫码").waitFor();
  },
);

walking("goods go by a typed name and Enter, and somebody without enough points gets nothing", async ({ walk }) => {
  const { page } = await walk.enter("sample-clerk", COUNTER);
  await serve(page, "户样-013");
  await page.keyboard.type("detergent");
  await page.keyboard.press("Enter");
  await page.getByText("差 15 分，请减少物品。").waitFor();
  expect(await page.getByRole("button", { name: "确认兑换" }).isDisabled()).toBe(true);
  expect(await slipsOf(await household("户样-013"))).toEqual([]);
});

walking("the last piece goes to one of two customers, and the other is told how many are left", async ({ walk }) => {
  await shelve("牙刷", 1);
  const first = await walk.enter("sample-clerk", COUNTER);
  const second = await walk.enter("sample-clerk", COUNTER);
  for (const [page, no] of [
    [first.page, "户样-022"],
    [second.page, "户样-023"],
  ] as const) {
    await serve(page, no);
    await more(page, "牙刷").click();
    await sign(page);
    await page.getByText("办理后可用").waitFor();
  }
  await second.page.getByRole("button", { name: "确认兑换" }).click();
  await second.page.getByRole("heading", { name: "办好了" }).waitFor();
  first.watch.expectRefusal(409, "/transitions/confirm");
  await first.page.getByRole("button", { name: "确认兑换" }).click();
  await first.page.getByText("牙刷库存不足，还剩 0 支。").waitFor();
  await look(first.page, "counter-out-of-stock");
  const id = await household("户样-022");
  expect((await slipsOf(id)).filter((slip) => slip.state === "done")).toEqual([]);
  expect(await spendable("sample-clerk", "points", id)).toBe(15);
});

walking("on a phone whose connection breaks nothing is lost and nothing is charged twice", async ({ walk }) => {
  const { page, watch } = await walk.enter("sample-clerk", COUNTER);
  await page.setViewportSize(PHONE);
  await page.getByText("肥皂", { exact: true }).waitFor();
  await page.getByPlaceholder("姓名、编号或扫码").fill("户样-019");
  await page.getByRole("button", { name: /户样-019/ }).click();
  await more(page, "肥皂").click();
  await page.getByRole("button", { name: "核对、签字" }).click();
  await sign(page);
  watch.expectBreak("/transitions/confirm");
  await page.route("**/transitions/confirm", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "确认兑换" }).click();
  await page.getByText("没有收到服务器的答复").waitFor();
  await page.unroute("**/transitions/confirm");
  await page.reload();
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.getByRole("heading", { name: "办好了" }).waitFor();
  const id = await household("户样-019");
  expect((await slipsOf(id)).map((slip) => slip.state)).toEqual(["done"]);
  expect(await spendable("sample-clerk", "points", id)).toBe(30);
  await page.setViewportSize(DESK);
});
