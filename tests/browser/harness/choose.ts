import type { Locator } from "playwright-core";

/** Types into a box that looks names up, and takes the offer that begins the list. */
export async function choose(box: Locator, text: string): Promise<void> {
  await box.fill(text);
  const page = box.page();
  await page.locator(".ant-select-item-option-active").filter({ hasText: text }).first().waitFor();
  await box.press("Enter");
  await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").first().waitFor({ state: "hidden" });
}
