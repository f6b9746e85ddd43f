import { expect } from "vitest";
import { beginDraft } from "./harness/begin-draft.js";
import { openPart, pick } from "./harness/definition-form.js";
import { look } from "./harness/look.js";
import { ownPlace, signIn } from "./harness/own-place.js";
import { walking } from "./harness/walk.js";

walking(
  "an administrator adds a record type, a workflow about it and a copy of a report, takes one away and puts it back, is told what still uses another, and publishes",
  async ({ walk }) => {
    await using place = await ownPlace(["base"]);
    const { page, watch } = await signIn(walk, place.server.url, "admin", "/configuration");
    const draft = await beginDraft(page, "增减定义");
    const main = page.getByRole("main");
    const dialog = page.getByRole("dialog");
    const begin = async (kind: string, title: string, id: string) => {
      await page.goto(draft);
      await page.getByRole("button", { name: "新增一项" }).click();
      await pick(dialog.getByLabel("种类"), kind);
      await dialog.getByLabel("名称").fill(title);
      await dialog.getByLabel("编号").fill(id);
    };
    const finish = async (title: string) => {
      await dialog.getByRole("button", { name: /^新 ?增$/ }).click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
    };

    await begin("台账类型", "来访登记", "Visit");
    await dialog.getByText("编号只能用小写英文字母").waitFor();
    await dialog.getByLabel("编号").fill("visit");
    await look(page, "add-definition");
    await finish("来访登记");
    await begin("工作流程", "来访办理", "visit-handling");
    await pick(dialog.getByLabel("关于哪种台账"), "来访登记");
    await finish("来访办理");
    await begin("报表", "会议台账（本县）", "meeting-list-county");
    await pick(dialog.getByLabel("从什么开始"), "照“会议台账”复制一份");
    await finish("会议台账（本县）");

    await page.goto(`${draft}/base/record-type/visit`);
    await page.getByRole("button", { name: "删除", exact: true }).click();
    await dialog.getByRole("link", { name: "工作流程“来访办理”" }).waitFor();
    expect(await dialog.getByRole("button", { name: /^删 ?除$/ }).isDisabled()).toBe(true);
    await look(page, "remove-used");
    await dialog.getByRole("link", { name: "工作流程“来访办理”" }).click();
    await page.getByRole("heading", { level: 1, name: "来访办理" }).waitFor();

    await page.goto(`${draft}/base/case/meeting-is-filed`);
    await page.getByRole("button", { name: "删除", exact: true }).click();
    await dialog.getByText("没有别的地方用到它").waitFor();
    await dialog.getByRole("button", { name: /^删 ?除$/ }).click();
    const removed = page.getByRole("region", { name: "本草稿删除的内容" });
    await removed.getByText("案例").waitFor();
    await look(page, "removed-list");
    await removed.getByRole("button", { name: "恢复" }).click();
    await removed.waitFor({ state: "detached" });
    await (await openPart(main, /台账类型/)).getByRole("link", { name: "来访登记" }).waitFor();
    await page.getByText("没有发现问题").first().waitFor();

    await page.getByRole("button", { name: "发布" }).click();
    await dialog.getByLabel("发布说明").fill("新增来访登记");
    await dialog.getByRole("button", { name: "发布" }).click();
    await page.getByRole("heading", { level: 1, name: "配置" }).waitFor({ timeout: 240_000 });
    await page.getByText("台账类型“来访登记”").first().waitFor();
    await look(page, "added-published");
    expect(watch.unexpected()).toEqual([]);
  },
  400_000,
);
