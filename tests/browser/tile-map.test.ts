import { expect } from "vitest";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const OVERVIEW = "/pages/resettlement/dashboard";

walking("a county's office goes down the map of its towns to a site and to its record, and comes back", async ({ walk }) => {
  const { page } = await walk.enter("sample-county", OVERVIEW);
  const map = page.getByRole("region", { name: "安置点组织覆盖图" });
  const town = map.getByRole("button", { name: /^太平镇 0% 0\/3 看下一级$/ });
  await town.waitFor();
  expect(await map.getByRole("button").count()).toBe(31);
  await map.getByText("示意图，不是行政区划图").waitFor();
  await look(page, "map-county");
  const box = async (name: RegExp) => (await map.getByRole("button", { name }).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [north, west, seat] = [await box(/^庙子乡/), await box(/^竹峪镇/), await box(/^太平镇/)];
  expect(north.y).toBeLessThan(seat.y);
  expect(west.x).toBeLessThan(seat.x);

  await town.press("Enter");
  await map.getByRole("button", { name: "返回万源市" }).waitFor();
  expect(new URL(page.url()).searchParams.get("place")).toBe("511781100000");
  await map.getByText("方格按单位编码排列").waitFor();
  await look(page, "map-town");
  await map
    .getByRole("button", { name: /看下一级/ })
    .first()
    .click();
  await map
    .getByRole("link", { name: /^样本安置点-\d+ 0% 0\/1 查看名单$/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "安置点" }).waitFor();
  await page.getByText("共 1 条").waitFor();
  await page.goBack();
  await page.goBack();
  await map.getByRole("button", { name: "返回万源市" }).click();
  await map.getByRole("button", { name: /^庙子乡/ }).waitFor();
});

walking("the table beside a map says the same, and a township starts with its own villages", async ({ walk }) => {
  const { page } = await walk.enter("sample-township", OVERVIEW, { language: "en", dark: true });
  const map = page.getByRole("region", { name: "Sites covered by a Party organisation" });
  await map.getByText("太平镇", { exact: true }).waitFor();
  await map.getByText("Tiles in the order of the codes").waitFor();
  await map.getByText("As a table").click();
  const rows = map.getByRole("row");
  expect(await rows.count()).toBe((await map.locator(".z-map-flow li").count()) + 1);
  await look(page, "map-township-en-dark");
  await page.goto(`${OVERVIEW}?place=511781101000`);
  await page.getByText("No data yet").first().waitFor();
});

walking("segments are coloured by what they count, and a tile of a neighbour leads to the list of its segments", async ({ walk }) => {
  const { page } = await walk.enter("border-county-a", "/pages/border/dashboard");
  const map = page.getByRole("region", { name: "各毗邻县边界段" });
  const neighbour = map.getByRole("link", { name: /^紫阳县 9\s+查看名单$/ });
  await neighbour.waitFor();
  const shade = (name: string) => map.getByRole("link", { name: new RegExp(`^${name}`) }).getAttribute("data-shade");
  expect([await shade("紫阳县"), await shade("镇巴县"), await shade("通江县")]).toEqual(["3", "2", "1"]);
  await look(page, "map-border");
  await neighbour.click();
  await page.getByText("共 9 条").waitFor();
});
