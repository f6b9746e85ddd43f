import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { seriousBarriers } from "./accessibility.js";

export const SCREENSHOTS = fileURLToPath(new URL("../screenshots/", import.meta.url));
export const PHONE = { width: 390, height: 844 };
const BUSY = '[aria-busy="true"], .ant-skeleton, .ant-spin-spinning';
const MOVING = "document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)";
export const DESK = { width: 1280, height: 800 };

/**
 * Looks at the page on a phone and at a desk: a screenshot of each in `screenshots/`, nothing that scrolls sideways on the phone, and
 * nothing serious found by axe. The page stays at the desk.
 */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await settled(page);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${size.width}.png`), fullPage: true, animations: "disabled" });
    if (size === PHONE) await expectNarrow(page, name);
    expect(await seriousBarriers(page), `${name} at ${size.width} px`).toEqual([]);
  }
}

/** Nothing on the page makes a phone scroll sideways. */
export async function expectNarrow(page: Page, name: string): Promise<void> {
  const wider = await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(wider, `${name} scrolls sideways by`).toBeLessThanOrEqual(0);
}

/** Waits until nothing is being loaded or moved. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForTimeout(150);
  await page.locator(BUSY).first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await page.evaluate(`Promise.allSettled(${MOVING}.map((one) => one.finished))`);
}
