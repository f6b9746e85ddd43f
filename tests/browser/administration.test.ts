import { expect, inject } from "vitest";
import { choose } from "./harness/choose.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("an administrator makes an account, grants a role, and its owner changes the one-time password first", async ({ walk }) => {
  const { page } = await walk.enter("admin", "/users");
  await page.getByRole("button", { name: "新增人员" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "新增人员" }).click();
  await dialog.getByText("请填写姓名和用户名").waitFor();
  await dialog.getByLabel("姓名").fill("样本安全管理员");
  await dialog.getByLabel("用户名").fill("sample-security");
  await dialog.getByRole("button", { name: "新增人员" }).click();
  const password = (await dialog.locator("code").textContent()) ?? "";
  expect(password.length).toBeGreaterThan(9);
  await look(page, "user-made");
  await dialog.getByRole("button", { name: "关闭" }).first().click();
  await page.getByRole("link", { name: "样本安全管理员" }).click();
  await page.getByRole("button", { name: "授权" }).click();
  const grant = page.getByRole("dialog");
  await choose(grant.getByLabel("岗位"), "安全管理员");
  await look(page, "user-grant");
  await grant.getByRole("button", { name: "授权" }).click();
  await grant.getByText("请选择岗位和授权范围").waitFor();
  await grant.getByLabel("全部辖区").click();
  await grant.getByText("只有系统、安全、审计三类管理员岗位可以授全部辖区").waitFor();
  await look(page, "user-grant-everywhere");
  await grant.getByRole("button", { name: "授权" }).click();
  await grant.waitFor({ state: "detached" });
  await page.getByRole("cell", { name: "安全管理员", exact: true }).waitFor();
  await page.getByRole("cell", { name: "全部辖区" }).waitFor();
  await look(page, "user");

  const owner = await walk.visit("/");
  await owner.page.getByLabel("用户名").fill("sample-security");
  await owner.page.getByLabel("密码", { exact: true }).fill(password);
  await owner.page.getByRole("button", { name: "登录" }).click();
  await owner.page.getByRole("heading", { name: "请先修改密码" }).waitFor();
  await owner.page.getByLabel("现在的密码").fill(password);
  await owner.page.getByLabel("新密码", { exact: true }).fill("short");
  await owner.page.getByLabel("再输一遍新密码").fill("short");
  await owner.page.getByRole("button", { name: "修改密码" }).click();
  await owner.page.getByRole("alert").waitFor();
  await look(owner.page, "first-password");
  for (const label of ["新密码", "再输一遍新密码"]) await owner.page.getByLabel(label, { exact: true }).fill(inject("samplePassword"));
  await owner.page.getByRole("button", { name: "修改密码" }).click();
  await owner.page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
  await owner.page.goto("/users");
  await owner.page.getByRole("link", { name: "样本安置点书记" }).waitFor();
  await look(owner.page, "users");
});

walking("the audit trail says who made the account, in words", async ({ walk }) => {
  const security = await walk.visit("/");
  await security.page.getByLabel("用户名").fill("sample-security");
  await security.page.getByLabel("密码", { exact: true }).fill(inject("samplePassword"));
  await security.page.getByRole("button", { name: "登录" }).click();
  await security.page.getByRole("link", { name: "人员与授权" }).click();
  await security.page.getByRole("link", { name: "样本监督委员" }).click();
  await security.page.getByRole("button", { name: "授权" }).click();
  const grant = security.page.getByRole("dialog");
  await choose(grant.getByLabel("岗位"), "审计管理员");
  await choose(grant.getByLabel("单位（含下级）"), "万源");
  await grant.getByRole("button", { name: "授权" }).click();
  await grant.waitFor({ state: "detached" });

  const { page } = await walk.enter("sample-supervisor", "/audit");
  await page
    .getByRole("heading", { level: 1, name: "审计" })
    .or(page.getByRole("heading", { level: 1 }))
    .first()
    .waitFor();
  await page.getByRole("cell", { name: "样本安全管理员" }).first().waitFor();
  await look(page, "audit");
  const main = (await page.getByRole("main").textContent()) ?? "";
  expect(main).not.toMatch(/user\.(create|grant)|identity\./);
  await page.getByRole("button", { name: "核验" }).click();
  await page.getByText(/已核验 \d+ 条，没有改动/).waitFor();
});
