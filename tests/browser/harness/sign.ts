import type { Page } from "playwright-core";

/** Signs on the pad, and waits until the signature is stored. */
export async function sign(page: Page): Promise<void> {
  const pad = page.getByRole("img", { name: /签字/ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("there is nowhere to sign");
  const stored = page.waitForResponse((answer) => answer.url().includes("/attachments") && answer.request().method() === "POST");
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 5 });
  await page.mouse.move(box.x + 140, box.y + 25, { steps: 5 });
  await page.mouse.up();
  await stored;
}
