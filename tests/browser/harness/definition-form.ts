import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Opens a part of a definition's form by what its line begins with. */
export async function openPart(scope: Locator, words: RegExp): Promise<Locator> {
  const part = scope
    .locator("details")
    .filter({ has: scope.page().locator(":scope > summary", { hasText: words }) })
    .first();
  await part.waitFor();
  if ((await part.getAttribute("open")) === null) await part.locator(":scope > summary").click();
  return part;
}

/** Adds a member to a list; a new one stands open. */
export async function addMember(list: Locator, title: string): Promise<Locator> {
  const members = list.locator(":scope > .z-fold-body > ol > li.z-member");
  const add = list.getByRole("button", { name: `添加一项 ${title}`, exact: true });
  await add.waitFor();
  const before = await members.count();
  await add.click();
  await members.nth(before).waitFor();
  return members.nth(before);
}

/** Adds a text to a list of texts. */
export async function addText(scope: Locator, title: string, text: string): Promise<void> {
  const list = await openPart(scope, new RegExp(`^${title}`));
  const member = await addMember(list, title);
  await member.locator("input, textarea").first().fill(text);
}

/** Adds a setting that an object does not have yet. */
export async function addSetting(scope: Locator, title: string): Promise<void> {
  await pick(scope.locator(".z-add-setting").last(), title);
}

/** Opens a box with choices and takes the one that is called so, once the choices stand where they will stay. */
export async function pick(box: Locator, words: string): Promise<void> {
  const page = box.page();
  await box.click();
  const choices = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").last();
  const shown = async () => {
    const at = await choices.boundingBox();
    return at !== null && at.x >= 0 && at.y >= 0 && at.x < (page.viewportSize()?.width ?? 0);
  };
  await expect.poll(shown, { timeout: 20_000 }).toBe(true);
  await choices
    .locator(".ant-select-item-option")
    .filter({ hasText: new RegExp(`^${words}$`) })
    .click();
}

/** Opens every part of the form, so that every input of it is drawn. */
export async function openAll(page: Page): Promise<void> {
  for (;;) {
    const closed = page.locator("main details.z-fold:not([open]) > summary");
    if ((await closed.count()) === 0) return;
    await closed.evaluateAll((summaries) => {
      for (const one of summaries) (one as unknown as { click(): void }).click();
    });
    await page.waitForTimeout(50);
  }
}

/** Saves to the draft, and waits until the server has answered. */
export async function saveToDraft(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().includes("/definitions/"));
  await page.getByRole("button", { name: "保存到草稿" }).click();
  expect((await answered).ok()).toBe(true);
}
