import type { JsonObject } from "@zhili/contracts";
import { expect } from "vitest";
import { pick } from "./harness/definition-form.js";
import { act, openErrands, signInAt, upgradeErrands } from "./harness/errands.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking(
  "an administrator sees what taking an upgrade back would do, chooses a step for cases that have none, takes it back and reads what came of it",
  async ({ walk }) => {
    await using place = await openErrands();
    const { url } = place.server;
    const { page } = await signInAt(walk, url, "admin", "/configuration");
    await upgradeErrands(page);

    const runner = await signInAt(walk, url, "errand-runner", "/records/errands/errand");
    await runner.page.getByText("代买种子").first().waitFor();
    const { items } = (await act(runner.page, "GET", "/records/errands/errand?limit=20")) as unknown as {
      items: { id: string; title: string; version: number; data: JsonObject }[];
    };
    const named = (title: string) => items.find((one) => one.title === title) ?? { id: "", version: 0 };
    expect(items.find(({ title }) => title === "代买种子")?.data).toMatchObject({ mobile: "13800001111", fee: 5 });
    await act(runner.page, "PATCH", `/records/errands/errand/${named("代取药品").id}`, { data: { fee: 8 } }, named("代取药品").version);
    await act(runner.page, "POST", `/records/errands/errand/${named("代买种子").id}/transitions/wait`, {});

    await page.reload();
    const row = page.getByRole("row").filter({ hasText: "升级到 1.1" });
    await row.getByText("正在使用").waitFor();
    await page.getByRole("row").filter({ hasText: "安装" }).getByText("升级改动过已有数据，请先退回升级").waitFor();
    await look(page, "rollback-history");
    await row.getByRole("link", { name: "退回到这次升级以前" }).click();
    await page.getByRole("heading", { level: 1, name: "退回升级：代办 1.1.0 → 1.0.0" }).waitFor();
    await page.getByText("升级以后没有记过账").waitFor();
    await page.getByText("1 条记录有改不回去的值：保留现在的值").waitFor();
    const stuck = page.locator('[data-state="waiting"]');
    await stuck.getByText("停在“待补材料”").waitFor();
    expect(await page.getByRole("button", { name: "退回到升级以前" }).isDisabled()).toBe(true);
    await look(page, "rollback-plan");
    const english = await signInAt(walk, url, "admin", new URL(page.url()).pathname, { language: "en" });
    await english.page.locator('[data-state="waiting"]').getByText("at “Waiting for papers”").waitFor();
    await look(english.page, "rollback-plan-en");

    await pick(stuck.getByLabel("停在“待补材料”的转到"), "复核");
    await page.getByRole("button", { name: "按选定的环节再预演" }).click();
    await stuck.getByText("已为它们选定环节").waitFor();
    await page.getByRole("button", { name: "退回到升级以前" }).click();
    await page.getByRole("alert").getByText("请写明原因").waitFor();
    await page.getByLabel("为什么退回").fill("新流程用不惯");
    await look(page, "rollback-ready");
    await page.getByRole("button", { name: "退回到升级以前" }).click();
    await page.getByText("已退回到升级以前").waitFor({ timeout: 60_000 });
    await page.getByText("1 条记录有没能改回的值").waitFor();
    await page.getByRole("link", { name: "代办事项（第 1 条）" }).waitFor();
    await look(page, "rollback-done");
    await english.page.reload();
    await english.page.getByText("Gone back to before the upgrade").waitFor();
    await look(english.page, "rollback-done-en");

    const after = (await act(runner.page, "GET", "/records/errands/errand?limit=20")) as unknown as {
      items: { title: string; state: string; data: JsonObject }[];
    };
    expect(after.items.find(({ title }) => title === "代买种子")).toMatchObject({ state: "checking", data: { phone: "13800001111", fee: "5" } });
    expect(after.items.find(({ title }) => title === "代取药品")?.data).toMatchObject({ phone: "13800001111", fee: 8 });
  },
);

walking("an administrator withdraws a pack once nothing else needs it; its records can still be read, and it comes back", async ({ walk }) => {
  await using place = await openErrands({ resting: true });
  const { url } = place.server;
  const { page, watch } = await signInAt(walk, url, "admin", "/configuration");
  const dialog = page.getByRole("dialog");
  watch.expectRefusal(409, "/packs/errands/withdrawal");
  await page.getByRole("button", { name: "停用“代办”" }).click();
  await dialog.getByText("配置包“代办”不能停用：代办收费还需要它。请先停用它们。").waitFor();
  expect(await dialog.getByRole("button", { name: /停\s*用/ }).isDisabled()).toBe(true);
  await look(page, "withdraw-refused");
  await dialog.getByRole("button", { name: /取\s*消/ }).click();
  await dialog.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "停用“代办收费”" }).click();
  await dialog.getByText("它名下没有记录。").waitFor();
  await dialog.getByLabel("为什么停用").fill("不再收费");
  await dialog.getByRole("button", { name: /停\s*用/ }).click();
  await page.getByRole("row").filter({ hasText: "代办收费" }).getByText("已停用").waitFor();

  await page.getByRole("button", { name: "停用“代办”" }).click();
  await dialog.getByText("：4 条，仍可查看、导出；其中 4 件正在办，停在原来的环节").waitFor();
  await look(page, "withdraw-plan");
  await dialog.getByRole("button", { name: /停\s*用/ }).click();
  await dialog.getByRole("alert").getByText("请写明原因").waitFor();
  await dialog.getByLabel("为什么停用").fill("改由乡镇办理");
  await dialog.getByRole("button", { name: /停\s*用/ }).click();
  await page.getByRole("row").filter({ hasText: "代办" }).getByText("已停用").nth(1).waitFor();
  await look(page, "withdraw-done");
  const english = await signInAt(walk, url, "admin", "/configuration", { language: "en" });
  await english.page.getByRole("row").filter({ hasText: "Errands" }).getByText("Withdrawn").waitFor();
  await look(english.page, "withdraw-done-en");

  const runner = await signInAt(walk, url, "errand-runner", "/records/errands/errand");
  await runner.page.getByText("代买种子").first().click();
  await runner.page.getByRole("heading", { level: 1 }).filter({ hasText: "代买种子" }).waitFor();
  expect(await runner.page.getByRole("button", { name: "办结", exact: true }).count()).toBe(0);
  await runner.page.getByText("送复核，转为“复核”").waitFor();
  await look(runner.page, "withdraw-record");

  await page
    .getByRole("row")
    .filter({ hasText: "安装" })
    .getByRole("button", { name: /退回到这次/ })
    .click();
  await dialog.getByLabel("为什么退回").fill("恢复代办");
  await dialog.getByRole("button", { name: "退回" }).click();
  await page.getByRole("button", { name: "停用“代办”" }).waitFor();
  await runner.page.reload();
  await runner.page.getByRole("button", { name: "办结", exact: true }).waitFor();
});
