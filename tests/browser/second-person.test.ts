import type { JsonObject } from "@zhili/contracts";
import { act, DEPUTY, openErrands, signInAt } from "./harness/errands.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const RUN = "errands/workflow/errand-run";

walking("one administrator submits a draft, another publishes it, and both are named in the history; ending that takes two", async ({ walk }) => {
  await using place = await openErrands();
  const { url } = place.server;
  const { page } = await signInAt(walk, url, "admin", "/configuration");
  await page.getByText("现在一位管理员就可以发布").waitFor();
  await page.getByRole("button", { name: "开启第二人同意" }).click();
  await page.getByText("发布要由第二人同意：一人提交").waitFor();
  const draft = await act(page, "POST", "/drafts", { title: "改名" });
  const path = `/drafts/${String(draft.id)}`;
  const { definition } = await act(page, "GET", `${path}/definitions/${RUN}`);
  await act(page, "PUT", `${path}/definitions/${RUN}`, { definition: { ...(definition as JsonObject), title: "本县代办" } }, 1);
  await page.goto(`${url}/configuration${path}`);
  await page.getByRole("button", { name: "提交发布" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("另一位管理员同意以后才发布").waitFor();
  await dialog.getByLabel("发布说明").fill("改成县里的叫法");
  await look(page, "second-person-submit");
  await dialog.getByRole("button", { name: "提交发布" }).click();
  await page.getByText("等另一位管理员看过以后发布").waitFor({ timeout: 120_000 });
  await dialog.waitFor({ state: "detached" });
  await look(page, "second-person-waits");

  const deputy = await signInAt(walk, url, DEPUTY, `/configuration${path}`);
  await deputy.page.getByText("改成县里的叫法").waitFor();
  await look(deputy.page, "second-person-turn");
  await deputy.page.getByRole("button", { name: "同意并发布" }).click();
  await deputy.page.getByRole("dialog").getByLabel("发布说明").fill("同意改名");
  await deputy.page.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  const row = deputy.page.getByRole("row").filter({ hasText: "同意改名" });
  await row.getByText("提交人：管理员").waitFor({ timeout: 120_000 });
  await row.getByText(DEPUTY).waitFor();

  await page.goto(`${url}/configuration`);
  await page.getByRole("button", { name: "申请关闭" }).click();
  await page.getByText("要另一位管理员同意才关闭").waitFor();
  await look(page, "second-person-ending");
  const english = await signInAt(walk, url, "admin", "/configuration", { language: "en" });
  await english.page.getByText("it ends when another administrator agrees").waitFor();
  await look(english.page, "second-person-ending-en");
  await deputy.page.reload();
  await deputy.page.getByRole("button", { name: "同意关闭" }).click();
  await deputy.page.getByText("现在一位管理员就可以发布").waitFor();
});
