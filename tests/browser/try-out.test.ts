import { expect } from "vitest";
import { beginDraft } from "./harness/begin-draft.js";
import { addMember, addSetting, addText, openPart, pick } from "./harness/definition-form.js";
import { look } from "./harness/look.js";
import { ownPlace, signIn } from "./harness/own-place.js";
import { walking } from "./harness/walk.js";

walking(
  "an administrator renames a step, adds one with a deadline, and tries the workflow before saving it and the clock brings the reminder; a form is seen as any role sees it",
  async ({ walk }) => {
    await using place = await ownPlace(["base", "compound"]);
    const { page } = await signIn(walk, place.server.url, "admin", "/configuration");
    const draft = await beginDraft(page, "试办流程");
    await page.goto(`${draft}/compound/workflow/matter-loop`);
    const main = page.getByRole("main");
    const states = await openPart(main, /^环节/);
    await (await openPart(states, /^现场述事/)).getByLabel("名称", { exact: true }).fill("现场说事");
    const checking = await addMember(states, "环节");
    await checking.getByLabel("编号", { exact: true }).fill("checking");
    await checking.getByLabel("名称", { exact: true }).fill("代表复核");
    await addSetting(checking, "期限");
    const deadline = await openPart(checking, /^期限/);
    await deadline.getByLabel("时长", { exact: true }).fill("3");
    await addSetting(deadline, "提醒");
    const reminder = await addMember(await openPart(deadline, /^提醒/), "提醒");
    await reminder.getByLabel("编号", { exact: true }).fill("day-before");
    await reminder.getByLabel("时间", { exact: true }).fill("1");
    await pick(reminder.getByLabel("时间：单位", { exact: true }), "天");
    await addSetting(reminder, "岗位");
    await addText(reminder, "岗位", "convenor");
    const steps = await openPart(main, /^办理步骤/);
    const step = await addMember(steps, "办理步骤");
    await step.getByLabel("编号", { exact: true }).fill("check");
    await step.getByLabel("名称", { exact: true }).fill("请代表复核");
    await addText(step, "从", "stating");
    await step.getByLabel("到", { exact: true }).click();
    await step.getByLabel("到", { exact: true }).fill("代表复");
    await page.locator(".ant-select-dropdown:visible").getByText("代表复核", { exact: true }).click();
    expect(await step.getByLabel("到", { exact: true }).inputValue()).toBe("checking");
    await addSetting(step, "岗位");
    await addText(step, "岗位", "convenor");
    await page.getByText("有未保存的修改").waitFor();

    await page.getByRole("button", { name: "试一试" }).click();
    const trial = page.getByRole("region", { name: "试一试" });
    await trial.getByLabel("以哪个岗位").waitFor();
    await look(page, "try-register");
    await trial.getByRole("button", { name: "登记一件样本事项" }).click();
    await trial.getByText("说事会召集人：登记一件样本事项").waitFor();
    await trial.getByRole("button", { name: "列入说事会" }).click();
    await trial.getByText("一般（5个工作日）").click();
    await trial.getByRole("button", { name: "试办：列入说事会" }).click();
    await trial.getByText("列入说事会，转为“现场说事”").waitFor();
    await trial.getByRole("button", { name: "请代表复核" }).click();
    await trial.getByRole("button", { name: "试办：请代表复核" }).click();
    await trial.getByText("还剩 3 个工作日").waitFor();
    await trial.getByRole("button", { name: "到下一个期限" }).click();
    await trial.getByText("通知说事会召集人：代表复核").waitFor();
    await look(page, "try-reminded");
    await trial.getByRole("button", { name: "过3天" }).click();
    await trial.getByText("逾期").first().waitFor();
    await trial.getByRole("button", { name: "撤回最后一步" }).click();
    await trial.getByText("逾期").first().waitFor({ state: "detached" });

    await page.goto(`${draft}/compound/record-type/service-order`);
    await page.getByRole("button", { name: "试一试" }).click();
    await trial.getByText("这样填写可以提交").waitFor();
    await look(page, "try-form");
    await pick(trial.getByLabel("以哪个岗位"), "志愿者（只能查看）");
    await trial.getByText("这个岗位不能登记").waitFor();
    await look(page, "try-form-denied");
  },
  300_000,
);
