import { expect } from "vitest";
import { look } from "./harness/look.js";
import { sign } from "./harness/sign.js";
import { find, slipsOf, spendable } from "./harness/store.js";
import { walking } from "./harness/walk.js";

const COUNTER = "/pages/resettlement/store-counter";
const LETTER = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

walking("whoever collects for another household is served with the written mandate of its head, and not without", async ({ walk }) => {
  const { id } = await find("sample-clerk", "base:household", "户样-024");
  const before = await spendable("sample-clerk", "points", id);
  const slips = (await slipsOf(id)).filter((slip) => slip.state === "done").length;
  const { page } = await walk.enter("sample-clerk", COUNTER);
  await page.getByText("肥皂", { exact: true }).waitFor();
  await page.keyboard.type("户样-024");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "户样-024" }).waitFor();
  await page.getByRole("button", { name: "食用盐（400克）：多一件" }).click();
  expect(await page.getByRole("button", { name: /书面委托/ }).count(), "a mandate of somebody of the household").toBe(0);

  await page.getByLabel(/代领人/).fill("申样十九");
  await page.getByText("代领须有户主书面委托，请先上传委托书。").waitFor();
  await sign(page);
  await expect.poll(() => page.getByRole("button", { name: "确认兑换" }).isDisabled()).toBe(true);
  await look(page, "counter-agent-without-mandate");

  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /书面委托/ }).click();
  await (await chosen).setFiles({ name: "委托书.pdf", mimeType: "application/pdf", buffer: LETTER });
  await page.getByText("办理后可用").waitFor();
  await look(page, "counter-agent");
  await page.getByRole("button", { name: "确认兑换" }).click();
  await page.getByRole("heading", { name: "办好了" }).waitFor();
  await look(page, "counter-agent-done");
  const done = (await slipsOf(id)).filter((slip) => slip.state === "done");
  expect(done.length).toBe(slips + 1);
  expect(done.every((slip) => typeof slip.data.mandate === "string")).toBe(true);
  expect(await spendable("sample-clerk", "points", id)).toBe(before - 3);
});
