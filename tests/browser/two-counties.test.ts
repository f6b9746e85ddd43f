import type { JsonObject } from "@zhili/contracts";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { ask } from "./harness/ask.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const [OURS, THEIRS] = ["511781107001", "500229205200"];
const PROJECTS = "/records/border/joint-project";

interface Section extends JsonObject {
  side: string;
  done: number;
  owner: string;
}

/** A road that both villages have written their sections of. */
async function roadOfTwo(): Promise<string> {
  const own = { side: OURS, planned: 1.4, done: 0, owner: "甲方责任人样本" };
  const header = { title: "样本断头路-91", type: "road", unit: "km", sideA: OURS, sideB: THEIRS, summary: "打通两村之间的断头路" };
  const made = await ask("border-village-a", "POST", PROJECTS, { orgUnit: OURS, data: { ...header, sections: [own] } });
  const path = `${PROJECTS}/${String(made.id)}`;
  const sections = [...(await sectionsSeenBy("border-village-b", path)), { side: THEIRS, planned: 1, done: 0, owner: "乙方责任人样本" }];
  await ask("border-village-b", "PATCH", path, { data: { sections } }, Number(made.version));
  return path;
}

async function sectionsSeenBy(username: string, path: string): Promise<Section[]> {
  return ((await ask(username, "GET", path)).data as JsonObject).sections as Section[];
}

/** The done quantity of the side's section on the open form, ours first. */
const done = (page: Page, side: number) => page.getByLabel(/完成数量/).nth(side);

walking("two counties open one project in two browsers: each writes its section, the later one joins both, people stay masked", async ({ walk }) => {
  const path = await roadOfTwo();
  const ours = await walk.enter("border-village-a", `${path}/edit`);
  const theirs = await walk.enter("border-village-b", `${path}/edit`);
  theirs.watch.expectRefusal(409, path);
  await done(theirs.page, 1).fill("0.7");
  await done(ours.page, 0).fill("0.9");
  await ours.page.getByRole("button", { name: "保存" }).click();
  await ours.page.getByRole("heading", { level: 1 }).filter({ hasText: "样本断头路-91" }).waitFor();

  await theirs.page.getByRole("button", { name: "保存" }).click();
  const dialog = theirs.page.getByRole("dialog", { name: "您修改期间，别人先保存了" });
  await dialog.getByRole("rowheader", { name: "分段任务" }).waitFor();
  await dialog.getByText("两个人改的不是同一处").waitFor();
  await dialog.getByText("两边都保留").waitFor();
  await look(theirs.page, "two-counties-difference");
  await dialog.getByRole("button", { name: "合并后保存" }).click();
  await theirs.page.getByRole("heading", { level: 1 }).filter({ hasText: "样本断头路-91" }).waitFor();
  expect((await sectionsSeenBy("border-village-b", path)).map((one) => [one.done, one.owner])).toEqual([
    [0.9, "甲*****本"],
    [0.7, "乙方责任人样本"],
  ]);
  await theirs.page.getByText("甲*****本").first().waitFor();
  await look(theirs.page, "two-counties-record");

  theirs.watch.expectRefusal(403, path);
  await theirs.page.goto(`${path}/edit`);
  await done(theirs.page, 0).fill("1.4");
  await theirs.page.getByRole("button", { name: "保存" }).click();
  await theirs.page.getByRole("alert").filter({ hasText: "「分段任务」中油房社区居民委员会的内容只能由该方修改" }).first().waitFor();
  await look(theirs.page, "two-counties-refused");
  expect((await sectionsSeenBy("border-village-a", path)).map((one) => [one.done, one.owner])).toEqual([
    [0.9, "甲方责任人样本"],
    [0.7, "乙*****本"],
  ]);
});
