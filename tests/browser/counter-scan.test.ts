import type { Page } from "playwright-core";
import { expect } from "vitest";
import { filmOf } from "./harness/film.js";
import { look } from "./harness/look.js";
import { find } from "./harness/store.js";
import { walking } from "./harness/walk.js";

const COUNTER = "/pages/resettlement/store-counter";
const searchBox = (page: Page) => page.getByPlaceholder("姓名、编号或扫码");

/** The card that the household shows: the code on its own page, drawn by the server. */
async function cardOf(page: Page, no: string): Promise<string> {
  const { id } = await find("sample-clerk", "base:household", no);
  return filmOf(page, `/api/v1/records/base/household/${id}/code`);
}

walking("a card held before the camera finds its household", async ({ walk }) => {
  const desk = await walk.enter("sample-clerk", COUNTER);
  const film = await cardOf(desk.page, "户样-018");
  const { page } = await walk.enter("sample-clerk", COUNTER, { camera: { film, allowed: true } });
  await page.getByText("肥皂", { exact: true }).waitFor();
  await page.getByRole("button", { name: "扫码" }).click();
  await page.getByRole("heading", { name: "户样-018" }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await look(page, "counter-scanned");
});

walking("a card of something else is read, and the clerk is told that it is not a household's", async ({ walk }) => {
  const desk = await walk.enter("sample-clerk", COUNTER);
  const store = await find("sample-clerk", "resettlement:store", "样本爱心小超市-01");
  const film = await filmOf(desk.page, `/api/v1/records/resettlement/store/${store.id}/code`);
  const { page } = await walk.enter("sample-clerk", COUNTER, { camera: { film, allowed: true } });
  await page.getByText("肥皂", { exact: true }).waitFor();
  await page.getByRole("button", { name: "扫码" }).click();
  await page.getByText("这个码不是户码，请换一个。").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await look(page, "counter-other-card");
  expect(await searchBox(page).inputValue()).toBe("");
});

walking("where the camera is refused the clerk is told what to do, and a picture of the card does as well", async ({ walk }) => {
  const desk = await walk.enter("sample-clerk", COUNTER);
  const film = await cardOf(desk.page, "户样-018");
  for (const [language, scan, refused] of [
    ["zh-CN", "扫码", /没有允许使用摄像头/],
    ["en", "Scan", /camera is not allowed/i],
  ] as const) {
    const { page } = await walk.enter("sample-clerk", COUNTER, { language, camera: { film, allowed: false } });
    await page.getByRole("button", { name: scan, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(refused).waitFor();
    await look(page, `counter-camera-refused-${language}`);
    const { id } = await find("sample-clerk", "base:household", "户样-018");
    const picture = await desk.page.context().newPage();
    await picture.setViewportSize({ width: 400, height: 400 });
    await picture.goto(`/api/v1/records/base/household/${id}/code`);
    const buffer = await picture.screenshot();
    await picture.close();
    const chosen = page.waitForEvent("filechooser");
    await dialog.getByRole("button").last().click();
    await (await chosen).setFiles({ name: "card.png", mimeType: "image/png", buffer });
    await page.getByRole("heading", { name: "户样-018" }).waitFor();
  }
});

walking("a scanner that types finds the household, behind what somebody had begun to type", async ({ walk }) => {
  const { page } = await walk.enter("sample-clerk", COUNTER);
  await page.getByText("肥皂", { exact: true }).waitFor();
  const { id } = await find("sample-clerk", "base:household", "户样-018");
  await page.keyboard.type("户样");
  await page.evaluate("document.activeElement.blur()");
  await page.keyboard.type(`zhili:base:household/${id}`, { delay: 0 });
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "户样-018" }).waitFor();
  await page.getByRole("button", { name: "换一位" }).click();
  await searchBox(page).waitFor();
  await page.keyboard.type("户样-019");
  expect(await searchBox(page).inputValue()).toBe("户样-019");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "户样-019" }).waitFor();
});
