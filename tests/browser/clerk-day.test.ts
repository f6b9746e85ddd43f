import { expect } from "vitest";
import { ask, idsByTitle } from "./harness/ask.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

walking("a secretary finds a matter in the inbox, takes it on, passes it on with reasons, and the record tells what happened", async ({ walk }) => {
  const site = (await idsByTitle("sample-secretary", "resettlement/site")).get("样本安置点-05");
  const person = (await idsByTitle("sample-secretary", "base/person")).get("寅**三");
  const election = await ask("sample-secretary", "POST", "/records/resettlement/leader-election", { data: { site, year: 2027 } });
  await ask("sample-secretary", "POST", "/records/resettlement/leader-candidate", {
    data: { election: election.id, person, name: "寅样十三", post: "合作社理事" },
  });

  const { page } = await walk.enter("sample-secretary");
  const task = page.getByRole("listitem").filter({ hasText: "合作社理事" });
  await task.waitFor();
  await look(page, "inbox");
  await task.getByRole("button", { name: /领办/ }).click();
  await task.getByText("我已领办").waitFor();
  await page.getByText(/我已领办 1/).click();
  await task.getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: /合作社理事/ }).waitFor();

  await page.getByRole("button", { name: "提交联审" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "确认提交联审" }).click();
  await drawer.getByRole("alert").filter({ hasText: "处需要修改" }).waitFor();
  await look(page, "step-errors");
  await drawer.getByLabel("推荐理由").fill("带动二十户种植猕猴桃，群众公认");
  await drawer.getByRole("button", { name: "确认提交联审" }).click();
  await page.getByText("提交联审，转为“四关联审”").waitFor();
  await page
    .getByText(/还剩 \d+ 个工作日/)
    .first()
    .waitFor();
  await look(page, "candidate-in-gates");
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
  await page.getByText(/全部待办/).waitFor();
  expect(await page.getByRole("listitem").filter({ hasText: "合作社理事" }).count()).toBe(0);
});
