import { expect, inject } from "vitest";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("the printed administrator signs in and finds the workspace", async ({ walk }) => {
  const { page } = await walk.visit("/");
  await page.getByRole("heading", { name: "登录" }).waitFor();
  await look(page, "sign-in");
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码", { exact: true }).fill(inject("adminPassword"));
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
  await look(page, "inbox-empty");
  await page.getByText("这里的人和事都是样本").waitFor();
  await page.getByRole("button", { name: "知道了" }).click();
  await page.reload();
  await page.getByText("我已领办 0").waitFor();
  expect(await page.getByText("这里的人和事都是样本").count(), "said once is enough").toBe(0);
  expect(await page.title()).toContain("治理");
});

walking("a wrong password says so and keeps the user name", async ({ walk }) => {
  const { page, watch } = await walk.visit("/");
  watch.expectRefusal(401, "/session");
  await page.getByLabel("用户名").fill("sample-supervisor");
  await page.getByLabel("密码", { exact: true }).fill("not-the-password");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("alert").waitFor();
  await look(page, "sign-in-refused");
  expect(await page.getByLabel("用户名").inputValue()).toBe("sample-supervisor");
  expect(await page.getByRole("alert").textContent()).toMatch(/用户名或密码/);
});
