import type { JsonObject } from "@zhili/contracts";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { ask } from "./harness/ask.js";
import { choose } from "./harness/choose.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const VILLAGE = "511781107001";
const PEOPLE = "/records/base/person";
const DAY_MS = 86_400_000;
const LONG_NAME = "阿卜杜热西提·买买提艾力·样本甲方长姓名一位";

async function personOfOurs(name: string): Promise<string> {
  const made = await ask("border-township-a", "POST", PEOPLE, { orgUnit: VILLAGE, data: { name, phone: "13900004321", lives: VILLAGE } });
  return `${PEOPLE}/${String(made.id)}`;
}

/** Days from today in Shanghai, YYYY-MM-DD. */
const dayIn = (days: number) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(Date.now() + days * DAY_MS);
const panel = (page: Page, title: string) => page.getByRole("region", { name: title });

walking("a county shares a person with its neighbour, who sees them masked; each look is in the log, and ends with the sharing", async ({ walk }) => {
  const path = await personOfOurs("丁样本甲");
  const ours = await walk.enter("border-township-a", path);
  await ours.page.getByRole("link", { name: "共享给邻县" }).click();
  await ours.page.getByRole("heading", { level: 1, name: /共享给邻县：/ }).waitFor();
  const preview = panel(ours.page, "对方会看到什么");
  await preview.getByText("丁**甲").waitFor();
  await preview.getByText("139****4321").waitFor();
  expect(await preview.textContent()).not.toMatch(/丁样本甲|13900004321/);
  await panel(ours.page, "共享情况").getByText("还没有共享过").waitFor();
  await panel(ours.page, "查看记录").getByText("对方还没有查看过").waitFor();
  await ours.page.getByRole("button", { name: "确认共享" }).click();
  await ours.page.getByRole("alert").filter({ hasText: "请选好单位、用途和截止日期" }).waitFor();
  await look(ours.page, "sharing-new");

  const until = ours.page.getByLabel("共享到哪一天");
  await choose(ours.page.getByLabel("共享给哪个单位"), "城口县");
  await ours.page.getByRole("radio", { name: "调处跨界纠纷" }).check();
  await until.fill(dayIn(120));
  await until.press("Enter");
  await ours.page.getByRole("button", { name: "确认共享" }).click();
  await ours.page.getByRole("alert").filter({ hasText: "截止日期应在" }).waitFor();
  await until.fill(dayIn(30));
  await until.press("Enter");
  await ours.page.getByRole("button", { name: "确认共享" }).click();
  const row = panel(ours.page, "共享情况").getByRole("row").filter({ hasText: "城口县" });
  await row.getByText("共享中").waitFor();

  const theirs = await walk.enter("border-township-b", "/sharing");
  await panel(theirs.page, "共享给我们的").getByText("调处跨界纠纷").first().waitFor();
  await look(theirs.page, "sharing-received");
  await panel(theirs.page, "共享给我们的").getByRole("link", { name: "丁**甲" }).first().click();
  await theirs.page.getByText("共享过来的记录").waitFor();
  await theirs.page.getByText("139****4321").first().waitFor();
  expect(await theirs.page.locator("body").textContent()).not.toMatch(/丁样本甲|13900004321/);
  expect(await theirs.page.getByRole("button", { name: /显示/ }).count()).toBe(0);
  expect(await theirs.page.getByRole("link", { name: "共享给邻县" }).count()).toBe(0);
  await look(theirs.page, "sharing-seen");

  await ours.page.reload();
  const log = panel(ours.page, "查看记录").getByRole("row").filter({ hasText: "样本乙方乡镇专干" });
  await log.filter({ hasText: "左岚乡" }).filter({ hasText: "调处跨界纠纷" }).first().waitFor();
  await look(ours.page, "sharing-log");
  await row.getByRole("button", { name: /提前结束对城口县的共享/ }).click();
  const sure = ours.page.getByRole("dialog", { name: "提前结束共享？" });
  await sure.getByText("马上不能再查看").waitFor();
  await look(ours.page, "sharing-end");
  await sure.getByRole("button", { name: "提前结束" }).click();
  await row.getByText("已提前结束").waitFor();

  theirs.watch.expectRefusal(403, path);
  await theirs.page.reload();
  await theirs.page.getByRole("alert").filter({ hasText: "对方已提前结束" }).waitFor();
  await look(theirs.page, "sharing-ended");
  await theirs.page.goto("/sharing");
  await panel(theirs.page, "共享给我们的").waitFor();
  expect(await theirs.page.getByRole("link", { name: "丁**甲" }).count()).toBe(0);

  await ours.page.goto("/sharing");
  const given = panel(ours.page, "我们共享出去的");
  await given.getByText("已结束").click();
  await given.getByRole("link", { name: "丁**甲" }).first().waitFor();
  await look(ours.page, "sharing-given");
});

walking("whoever may not share a record finds no way to it, and is told so at its address", async ({ walk }) => {
  const path = await personOfOurs("戊样本乙");
  const { page, watch } = await walk.enter("border-village-a", path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  expect(await page.getByRole("link", { name: "共享给邻县" }).count()).toBe(0);
  watch.expectRefusal(403, `${path}/shares`);
  await page.goto(`${path}/sharing`);
  await page.getByRole("alert").filter({ hasText: "您没有权限共享「人员」" }).waitFor();
  await look(page, "sharing-refused");
});

walking("sharing reads in English, with long names and many looks", async ({ walk }) => {
  const path = await personOfOurs(LONG_NAME);
  for (const purpose of ["dispute", "joint-project", "care"])
    await ask("border-township-a", "POST", `${path}/shares`, { orgUnit: "500229205000", purpose, until: dayIn(60) });
  for (let times = 0; times < 12; times += 1) await ask("border-village-b", "GET", path);
  const { page } = await walk.enter("border-township-a", `${path}/sharing`, { language: "en" });
  await panel(page, "Log of looks").getByRole("row").nth(12).waitFor();
  await panel(page, "What they will see")
    .getByText(/^阿\*+位$/)
    .waitFor();
  await look(page, "sharing-english");
  const [label, box] = await Promise.all(["label[for=share-until]", "#share-until"].map((one) => page.locator(one).boundingBox()));
  expect(Number(label?.y) + Number(label?.height)).toBeLessThanOrEqual(Number(box?.y));
  const { reads } = (await ask("border-township-a", "GET", `${path}/shares`)) as unknown as { reads: readonly JsonObject[] };
  expect(reads.length).toBe(12);
});

walking("a list of shares that does not come says so, and comes when it is asked for again", async ({ walk }) => {
  const { page, watch } = await walk.enter("border-township-b", "/");
  await page.getByRole("link", { name: "跨县共享" }).waitFor();
  watch.expectBreak("/api/v1/shares");
  await page.route("**/api/v1/shares", (route) => route.abort("connectionfailed"));
  await page.getByRole("link", { name: "跨县共享" }).click();
  const received = panel(page, "共享给我们的");
  await received.getByText("连不上服务器").waitFor();
  await look(page, "sharing-broken");
  await page.unroute("**/api/v1/shares");
  await received.getByRole("button", { name: "再试一次" }).click();
  await received.getByRole("alert").waitFor({ state: "detached" });
});
