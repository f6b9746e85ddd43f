import type { Page } from "playwright-core";

/** Begins a draft from the page of the configuration; answers the address at which it is open. */
export async function beginDraft(page: Page, title: string): Promise<string> {
  await page.getByRole("button", { name: "新建草稿" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill(title);
  await dialog.getByRole("button", { name: /新建|确定/ }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return page.url();
}
