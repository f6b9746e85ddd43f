import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { type BuiltServer, startBuiltServer } from "./harness/built-server.js";
import { DESK, look, PHONE } from "./harness/look.js";
import { preparePeople } from "./harness/prepare-people.js";
import { walking } from "./harness/walk.js";

const LONG = "年终盘点：对全年断头路、半截堰、公用电、共享塔四类项目逐项核对，并商定明年的联合计划和经费分担办法";
let folder: string | undefined;
let server: BuiltServer | undefined;

beforeAll(async () => {
  if (inject("chromium") === "") return;
  folder = mkdtempSync(join(tmpdir(), "zhili-calendar-"));
  await preparePeople(folder, inject("samplePassword"), ["base", "border", "compound"]);
  server = await startBuiltServer(folder, inject("adminPassword"));
});
afterAll(async () => {
  await server?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const site = () => server?.url ?? "";

/** Signs in, and gives what makes a record in this person's name. */
async function signIn(page: Page, username: string): Promise<(path: string, data: object) => Promise<void>> {
  const { request } = page.context();
  const answer = await request.post(`${site()}/api/v1/session`, { data: { username, password: inject("samplePassword") } });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return async (path, data) => {
    const made = await request.post(`${site()}/api/v1/records/${path}`, { data: { data }, headers: { "x-csrf-token": csrfToken } });
    expect(made.status(), await made.text()).toBe(201);
  };
}

async function first(page: Page, path: string): Promise<string> {
  const { items } = (await (await page.context().request.get(`${site()}/api/v1/records/${path}?limit=1`)).json()) as { items: { id: string }[] };
  return items[0]?.id ?? "";
}

walking("meetings stand on their days, month after month, at a desk and on a phone, and lead to their records", async ({ walk }) => {
  const { page } = await walk.visit(site());
  const make = await signIn(page, "border-county-a");
  const alliance = await first(page, "border/alliance");
  const meeting = { alliance, cadence: "monthly", host: "511781000000", mark: "none" };
  await make("border/joint-meeting", { ...meeting, title: "十月互动", date: "2026-10-08", lastDay: "2026-10-20" });
  await make("border/joint-meeting", { ...meeting, title: "整季的会", date: "2026-08-01", lastDay: "2026-12-31" });
  await make("border/joint-meeting", { ...meeting, title: LONG, date: "2026-10-10" });
  for (const at of [1, 2, 3, 4, 5, 6]) await make("border/joint-meeting", { ...meeting, title: `第${at}场会`, date: "2026-10-15" });

  await page.goto(`${site()}/pages/border/meetings?calendar.month=2026-10`);
  const calendar = page.getByRole("region", { name: "议事日历" });
  const grid = calendar.getByRole("table", { name: "2026年10月的安排" });
  const cell = (day: string) => grid.getByRole("cell").filter({ has: page.locator(`time[datetime="${day}"]`) });
  await cell("2026-10-08")
    .getByRole("link", { name: /十月互动.*已计划/ })
    .waitFor();
  expect(await cell("2026-10-20").textContent()).toContain("最后一天");
  expect(await cell("2026-10-01").textContent()).toContain("国庆节放假");
  expect(await cell("2026-10-10").textContent()).toContain("调休上班");
  expect(await cell("2026-10-17").textContent()).toContain("周末");
  await calendar.getByRole("heading", { name: "整月进行中" }).waitFor();
  await look(page, "calendar-meetings");

  const busy = cell("2026-10-15");
  expect(await busy.getByRole("link").count()).toBe(3);
  await busy.getByRole("button", { name: "还有 3 项" }).press("Enter");
  expect(await busy.getByRole("link").count()).toBe(6);

  await page.setViewportSize(PHONE);
  const listed = calendar.getByRole("listitem").filter({ hasText: "2026年10月8日" });
  await listed.getByRole("link", { name: "十月互动" }).waitFor();
  expect(await listed.textContent()).toContain("已计划");
  expect(await calendar.getByRole("listitem").filter({ hasText: "国庆节放假" }).count()).toBeGreaterThan(0);

  await page.setViewportSize(DESK);
  await calendar.getByRole("button", { name: "下个月" }).focus();
  await page.keyboard.press("Enter");
  await calendar.getByRole("heading", { name: "2026年11月", exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get("calendar.month")).toBe("2026-11");
  await calendar.getByRole("button", { name: "上个月" }).click();
  await cell("2026-10-08")
    .getByRole("link", { name: /十月互动/ })
    .press("Enter");
  await page.getByRole("heading", { level: 1, name: "十月互动" }).waitFor();
  await page.goBack();
  await calendar.getByRole("heading", { name: "2026年10月", exact: true }).waitFor();
  await calendar.getByRole("button", { name: "回到本月" }).click();
  expect(new URL(page.url()).searchParams.get("calendar.month")).toBeNull();
});

walking("the duty calendar says who sits when, says so when there is nothing, and tries again after a failure", async ({ walk }) => {
  const { page, watch } = await walk.visit(site(), { language: "en", dark: true });
  const make = await signIn(page, "sample-compound-chair");
  const room = await first(page, "compound/mediation-room");
  const mediator = await first(page, "compound/mediator");
  for (const slot of ["afternoon", "morning"]) await make("compound/duty-shift", { room, mediator, slot, date: "2027-03-03" });

  await page.goto(`${site()}/pages/compound/mediation?rota.month=2027-03`);
  const calendar = page.getByRole("region", { name: "Duty calendar" });
  await calendar.getByRole("link", { name: /^Morning/ }).waitFor();
  expect((await calendar.getByRole("link").allInnerTexts()).map((text) => text.split(" ")[0])).toEqual(["Morning", "Afternoon"]);
  await calendar.getByText("The days off of 2027 have not been entered yet").waitFor();
  await look(page, "calendar-duty-en-dark");

  await calendar.getByRole("button", { name: "Next month" }).click();
  const lastOfApril = calendar.getByRole("cell").filter({ has: page.locator('time[datetime="2027-04-30"]') });
  await lastOfApril.getByRole("listitem").first().waitFor();
  await calendar.getByText("made by itself when the day comes").first().waitFor();
  expect(await calendar.getByRole("link").count()).toBe(0);
  expect((await lastOfApril.getByRole("listitem").allTextContents()).map((text) => text.split(" ")[0])).toEqual(["Morning", "Afternoon"]);
  await look(page, "calendar-duty-to-come");

  await page.goto(`${site()}/pages/compound/mediation?rota.month=2026-02`);
  await calendar.getByText("Nothing this month").waitFor();
  watch.expectRefusal(400, "month=2026-01");
  await page.route("**/calendars/rota?month=2026-01", (route) => route.fulfill({ status: 400, contentType: "application/problem+json", body: "{}" }));
  await calendar.getByRole("button", { name: "Previous month" }).click();
  await calendar.getByRole("alert").waitFor();
  await page.unroute("**/calendars/rota?month=2026-01");
  await calendar.getByRole("alert").getByRole("button").click();
  await calendar.getByText("Nothing this month").waitFor();
});
