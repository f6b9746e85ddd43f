import { expect } from "vitest";
import { ask, idsByTitle } from "./harness/ask.js";
import { choose } from "./harness/choose.js";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const CANDIDATES = "/records/resettlement/leader-candidate";
const ELECTIONS = "/records/resettlement/leader-election";
const GATES = [
  { person: "sample-organisation", item: "politics", title: "政治关" },
  { person: "sample-police", item: "conduct", title: "品行关" },
  { person: "sample-discipline", item: "integrity", title: "廉洁关" },
  { person: "sample-agriculture", item: "ability", title: "能力关" },
] as const;

walking("an election goes from recommendation through four gates and the count to the public notice", async ({ walk }) => {
  const { page } = await walk.enter("sample-secretary", `${ELECTIONS}/new`);
  await page.getByRole("button", { name: "提交" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "处需要修改" });
  await summary.waitFor();
  expect(await summary.getByRole("link").count()).toBe(2);
  expect(await page.evaluate("document.activeElement?.getAttribute('role')")).toBe("alert");
  await look(page, "election-new-errors");
  await summary.getByRole("link").last().click();
  await expect.poll(() => page.evaluate("document.activeElement?.tagName")).toBe("INPUT");
  await page.keyboard.type("2026");
  await choose(page.getByLabel("安置点", { exact: true }), "样本安置点-05");
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByRole("heading", { level: 1, name: /2026年致富带头人评选/ }).waitFor();
  const election = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const people = await idsByTitle("sample-secretary", "base/person");
  const [first, second] = [people.get("寅**三"), people.get("卯**四")];
  const named = async (person: string | undefined, name: string) =>
    String((await ask("sample-secretary", "POST", CANDIDATES, { data: { election, person, name, post: "村民代表" } })).id);
  const winner = await named(first, "寅样十三");
  const other = await named(second, "卯样十四");
  await page.reload();
  await page.getByRole("link", { name: /寅/ }).first().waitFor();
  await look(page, "election-recommending");

  await page.goto(`${CANDIDATES}/${winner}`);
  await page.getByRole("button", { name: "提交联审" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("推荐理由").fill("带动能力强，群众公认");
  await drawer.getByRole("button", { name: "确认提交联审" }).click();
  await page.getByText("四关联审").first().waitFor();

  for (const gate of GATES) {
    const checker = await walk.enter(gate.person, `${CANDIDATES}/${winner}`);
    await checker.page.getByRole("button", { name: /审查/ }).click();
    const dialog = checker.page.getByRole("dialog");
    await dialog.getByText("通过", { exact: true }).click();
    await dialog.getByLabel(/依据/).fill("经核查无异常");
    if (gate.item === "integrity") await look(checker.page, "candidate-gate");
    await dialog.getByRole("button", { name: /确认|保存|提交/ }).click();
    await dialog.waitFor({ state: "detached" });
  }
  await ask("sample-secretary", "POST", `${CANDIDATES}/${other}/transitions/recommend`, { input: { recommendation: "会养殖" } });
  for (const gate of GATES) await ask(gate.person, "POST", `${CANDIDATES}/${other}/checks/${gate.item}`, { result: "pass", basis: "核查无异常" });
  await page.reload();
  await page.getByText("4/4 项已审查").waitFor();
  await look(page, "candidate-qualified");

  const clerk = await walk.enter("sample-township", `${ELECTIONS}/${election}`);
  await clerk.page.getByRole("button", { name: "开始竞选" }).click();
  await clerk.page.getByRole("button", { name: "确认开始竞选" }).click();
  await clerk.page.getByText("个人竞选").first().waitFor();
  for (const [candidate, agree] of [
    [winner, 41],
    [other, 20],
  ] as const) {
    await ask("sample-secretary", "POST", `${CANDIDATES}/${candidate}/transitions/speak`, { input: { speech: "三年带动二十户发展猕猴桃" } });
    await ask("sample-secretary", "POST", `${CANDIDATES}/${candidate}/transitions/enter-votes`, { input: { agree } });
  }
  await ask("sample-secretary", "POST", `${ELECTIONS}/${election}/transitions/record-count`, {
    input: { assemblyDate: new Date().toISOString().slice(0, 10), eligible: 90, present: 68, abstain: 7, winner },
  });

  const supervisor = await walk.enter("sample-supervisor", `${ELECTIONS}/${election}`);
  await supervisor.page.getByText("68 户").waitFor();
  await look(supervisor.page, "election-tally");
  await supervisor.page.getByRole("button", { name: "确认评议结果" }).click();
  const vote = supervisor.page.getByRole("dialog");
  await vote.getByText("同意", { exact: true }).click();
  await vote.getByRole("button", { name: "确认评议结果", exact: true }).click();
  await supervisor.page.getByText("公开公示").first().waitFor();

  await page.goto(`${CANDIDATES}/${winner}`);
  await page.getByText(/公示/).first().waitFor();
  await look(page, "candidate-notice");
  await page.goto("/pages/resettlement/election");
  await page.getByRole("heading", { level: 1, name: "致富带头人" }).waitFor();
  await look(page, "election-page");
});
