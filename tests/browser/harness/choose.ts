import type { Locator } from "playwright-core";
import { expect } from "vitest";

/** Types into a box that looks names up, and takes the offer that begins the list. */
export async function choose(box: Locator, text: string): Promise<void> {
  const page = box.page();
  const whole = box.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' ant-select ')][1]");
  const offer = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active").filter({ hasText: text });
  await expect
    .poll(
      async () => {
        await box.fill(text);
        await offer.first().waitFor();
        await page.waitForTimeout(500);
        await box.press("Enter");
        await page.waitForTimeout(300);
        return await whole.textContent();
      },
      { timeout: 60_000 },
    )
    .toContain(text);
}
