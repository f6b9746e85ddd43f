import { execFileSync } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { addMember, addSetting, addText, openPart, pick } from "./harness/definition-form.js";
import { look } from "./harness/look.js";
import { ownPlace, signIn } from "./harness/own-place.js";
import { type Visitor, walking } from "./harness/walk.js";

const SHIPPED = fileURLToPath(new URL("../../templates/compound/", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../../packages/cli/bin/zhili.mjs", import.meta.url));
const LOOP = "说事七步闭环";

/** Opens a definition of the draft that is on the screen. */
async function openDefinition(page: Page, group: string, title: string): Promise<void> {
  await page.getByLabel("查找名称或编号").fill(title);
  const part = await openPart(page.getByRole("main"), new RegExp(`^${group}`));
  await part.getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

async function save(page: Page, why: string): Promise<void> {
  await page.getByLabel("为什么改").fill(why);
  await page.getByRole("button", { name: "保存到草稿" }).click();
  await page.getByText("已保存到草稿").first().waitFor();
  await page.getByText("已保存到草稿").first().waitFor({ state: "detached" });
}

async function backToDraft(page: Page): Promise<void> {
  await page.getByRole("link", { name: "草稿", exact: true }).click();
  await page.getByRole("button", { name: "发布" }).waitFor();
}

/** Publishes the draft on the screen; the packs' cases that the changes are meant to break are accepted one by one. */
async function publishAll(page: Page, watch: Visitor["watch"], why: string): Promise<void> {
  await page.getByRole("button", { name: "发布" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("发布说明").fill(why);
  watch.expectRefusal(409, "/publish");
  await dialog.getByRole("button", { name: "发布" }).click();
  await dialog.getByText("个案例没有通过").waitFor({ timeout: 240_000 });
  await look(page, "builder-red-cases");
  for (const reason of await dialog.getByPlaceholder("接受的理由").all()) await reason.fill("议定的改动，案例还按原来的分值写");
  await dialog.getByRole("button", { name: "接受并发布" }).click();
  await page.getByRole("heading", { level: 1, name: "配置" }).waitFor({ timeout: 240_000 });
}

/** The pack's next version as its author would publish it: a step called otherwise, a new kind of matter. */
async function nextVersion(folder: string): Promise<string> {
  const pack = join(folder, "compound");
  await cp(SHIPPED, pack, { recursive: true });
  await rewrite(join(pack, "package.json"), (text) => text.replace('"version": "1.0.0"', '"version": "1.1.0"'));
  await rewrite(join(pack, "workflows/matter-loop.json"), (text) => text.replace('"title": "形成意见"', '"title": "形成一致意见"'));
  await rewrite(join(pack, "code-lists/matter-category.json"), (text) => text.replace('"title": "环境卫生"', '"title": "环境卫生与绿化"'));
  const archive = join(folder, "compound-1.1.0.tgz");
  execFileSync(process.execPath, [PROGRAM, "pack", "build", pack, "--out", archive]);
  return archive;
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
}

walking(
  "an administrator changes a loop, a form, an indicator, points and a notice, publishes, runs a matter through it, upgrades the pack and finds every change still there",
  async ({ walk }) => {
    await using place = await ownPlace(["base", "resettlement", "compound"]);
    const { url } = place.server;
    const { page, watch } = await signIn(walk, url, "admin", "/configuration");
    const main = page.getByRole("main");
    await page.getByRole("button", { name: "新建草稿" }).click();
    await page.getByRole("dialog").getByRole("textbox").first().fill("说事会议定的修改");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /新建|确定/ })
      .click();
    await page.getByRole("heading", { level: 1, name: "说事会议定的修改" }).waitFor();

    await openDefinition(page, "小区精细治理 · 工作流程", LOOP);
    const states = await openPart(main, /^环节/);
    const stating = await openPart(states, /^现场述事/);
    await stating.getByLabel("名称", { exact: true }).fill("现场说事");
    const checking = await addMember(states, "环节");
    await checking.getByLabel("编号", { exact: true }).fill("checking");
    await checking.getByLabel("名称", { exact: true }).fill("代表复核");
    await addSetting(checking, "期限");
    const deadline = await openPart(checking, /^期限/);
    await deadline.getByLabel("时长", { exact: true }).fill("3");
    await look(page, "builder-state");
    const steps = await openPart(main, /^办理步骤/);
    for (const [id, title, from, to] of [
      ["check", "请代表复核", "discussing", "checking"],
      ["checked", "复核完毕", "checking", "discussing"],
    ] as const) {
      const step = await addMember(steps, "办理步骤");
      await step.getByLabel("编号", { exact: true }).fill(id);
      await step.getByLabel("名称", { exact: true }).fill(title);
      await addText(step, "从", from);
      await step.getByLabel("到", { exact: true }).fill(to);
      await addSetting(step, "岗位");
      await addText(step, "岗位", "convenor");
    }
    const table = await openPart(steps, /^列入说事会/);
    await addText(await openPart(table, /^本步表单/), "记录的字段", "urgentReason");
    await save(page, "复核由代表做");
    await look(page, "builder-loop");
    await main.getByText("还有 1 个问题").first().waitFor();
    await backToDraft(page);

    await openDefinition(page, "小区精细治理 · 台账类型", "说事事项");
    const shape = await openPart(main, /^字段结构/);
    const fields = await openPart(shape, /^字段/);
    await fields.getByPlaceholder("名称").last().fill("urgentReason");
    await fields.getByRole("button", { name: "添加", exact: true }).last().click();
    const reason = await openPart(fields, /^urgentReason/);
    await pick(reason.getByLabel("类型", { exact: true }), "文字");
    await addSetting(reason, "名称");
    await reason.getByLabel("名称", { exact: true }).fill("为什么紧急");
    const form = await openPart(main, /^表单/);
    await addSetting(form, "满足条件才显示");
    const condition = await addMember(await openPart(form, /^满足条件才显示/), "满足条件才显示");
    await condition.getByLabel("编号", { exact: true }).fill("urgent-only");
    await addText(condition, "字段", "urgentReason");
    await condition.getByLabel("条件", { exact: true }).fill('record.grade == "urgent"');
    await save(page, "紧急事项要说明");
    await look(page, "builder-field");
    await backToDraft(page);

    await openDefinition(page, "小区精细治理 · 评分表", "五星文明户");
    const edition = await openPart(await openPart(main, /^年度版本/), /^2027年第二版/);
    const thrift = await openPart(await openPart(edition, /^分组/), /^勤劳节俭星/);
    const mark = await openPart(await openPart(thrift, /^指标/), /^勤劳节俭/);
    await addSetting(mark, "权重");
    await mark.getByLabel("权重", { exact: true }).fill("0.5");
    await save(page, "这一项只占一半");
    await backToDraft(page);

    await openDefinition(page, "安置点精准治理 · 账本", "户积分台账");
    const labour = await openPart(await openPart(main, /^规则/), /^参加村组义务劳动/);
    await labour.locator('input[id$="_amount"]').fill("6");
    await save(page, "义务劳动多给一分");
    await backToDraft(page);

    await openDefinition(page, "小区精细治理 · 报表模板", "closing-notice.hbs");
    const template = page.getByRole("textbox", { name: "内容" });
    await template.fill((await template.inputValue()).replace("说事办结公告</h1>", "说事办结公告（万源样本）</h1>"));
    await save(page, "公告写明地方");
    await backToDraft(page);
    await look(page, "builder-draft");

    await publishAll(page, watch, "说事会议定，十二月起试行");
    await look(page, "builder-published");

    const convenor = await signIn(walk, url, "sample-compound-convenor", "/records/compound/matter/new");
    await convenor.page.getByLabel("事项", { exact: true }).fill("2栋水管破裂");
    await pick(convenor.page.getByLabel("类别", { exact: true }), "环境卫生");
    await convenor.page.getByRole("button", { name: "提交" }).click();
    await convenor.page.getByRole("button", { name: "列入说事会" }).click();
    const step = convenor.page.getByRole("dialog");
    await step.getByText("一般（5个工作日）").click();
    expect(await step.getByLabel("为什么紧急").count()).toBe(0);
    await step.getByText("紧急（24小时）").click();
    await step.getByLabel("为什么紧急").fill("水已漫到楼道");
    await look(convenor.page, "builder-urgent");
    await step.getByRole("button", { name: "确认列入说事会" }).click();
    await step.waitFor({ state: "detached" });
    await convenor.page.getByText("列入说事会，转为“现场说事”").waitFor();
    await convenor.page.getByRole("button", { name: "述事完毕" }).click();
    await step.getByLabel("述事记录").fill("业主说明漏水经过");
    await step.getByRole("button", { name: "确认述事完毕" }).click();
    await step.waitFor({ state: "detached" });
    await convenor.page.getByRole("button", { name: "更多" }).click();
    await convenor.page.getByRole("menuitem", { name: "请代表复核" }).click();
    await step.getByRole("button", { name: "确认请代表复核" }).click();
    await step.waitFor({ state: "detached" });
    await convenor.page.getByText("还剩 3 个工作日").waitFor();
    await look(convenor.page, "builder-matter");

    const pledger = await signIn(walk, url, "sample-compound-pledger", "/records/compound/matter");
    await pledger.page.getByText("非机动车棚加装充电桩").first().click();
    await pledger.page.getByRole("button", { name: "办结，提请评事" }).click();
    const finish = pledger.page.getByRole("dialog");
    await finish.getByLabel("办理结果", { exact: true }).fill("已加装");
    await finish.getByRole("button", { name: "确认办结，提请评事" }).click();
    await finish.waitFor({ state: "detached" });
    await pledger.page.goto(`${url}/notices`);
    await pledger.page.getByRole("link").filter({ hasText: "说事办结公告" }).first().click();
    await pledger.page.getByRole("heading", { name: "说事办结公告（万源样本）" }).waitFor();

    await page.getByRole("button", { name: "升级配置包" }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("dialog").getByRole("button", { name: "选择文件" }).click();
    await (await chooser).setFiles(await nextVersion(place.folder));
    await page.getByText("升级计划：1.0.0 → 1.1.0").waitFor();
    await page.getByText("本地修改保留 10 处").waitFor();
    await page.getByText("没有两边都改过的地方").waitFor();
    await look(page, "builder-upgrade");
    await publishAll(page, watch, "升级到 1.1.0");
    await page.getByText("与配置包相比，共有 10 处不同").waitFor();
    await look(page, "builder-upgraded");

    await convenor.page.reload();
    await convenor.page.getByText("列入说事会，转为“现场说事”").waitFor();
    await convenor.page.getByText("环境卫生与绿化").first().waitFor();
    await convenor.page.goto(`${url}/records/compound/matter/new`);
    await convenor.page.getByLabel("事项", { exact: true }).fill("楼顶漏水");
    await pick(convenor.page.getByLabel("类别", { exact: true }), "环境卫生与绿化");
    await convenor.page.getByRole("button", { name: "提交" }).click();
    await convenor.page.getByRole("button", { name: "列入说事会" }).click();
    await step.getByText("紧急（24小时）").click();
    await step.getByLabel("为什么紧急").fill("雨还在下");
    await step.getByRole("button", { name: "确认列入说事会" }).click();
    await step.waitFor({ state: "detached" });
    await convenor.page.getByRole("button", { name: "述事完毕" }).click();
    await step.getByLabel("述事记录").fill("顶楼住户说明");
    await step.getByRole("button", { name: "确认述事完毕" }).click();
    await step.waitFor({ state: "detached" });
    await convenor.page.getByRole("button", { name: "形成一致意见" }).waitFor();
    await convenor.page.getByRole("button", { name: "更多" }).click();
    await convenor.page.getByRole("menuitem", { name: "请代表复核" }).waitFor();
  },
  900_000,
);
