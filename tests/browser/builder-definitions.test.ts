import type { JsonObject } from "@zhili/contracts";
import { expect } from "vitest";
import { ask } from "./harness/ask.js";
import { openAll, saveToDraft } from "./harness/definition-form.js";
import { walking } from "./harness/walk.js";

interface Part {
  readonly ref: string;
  readonly title: string;
}

/** The longest definition of each kind in each pack, as the draft holds them: the ones with most to lose. */
async function longest(draft: string): Promise<(Part & { readonly path: string; readonly definition: unknown })[]> {
  const { parts } = (await ask("admin", "GET", `/drafts/${draft}`)) as unknown as { parts: readonly Part[] };
  const found = new Map<string, { part: Part; path: string; definition: unknown; length: number }>();
  for (const part of parts) {
    const [pack = "", rest = ""] = part.ref.split(":");
    const [kind = "", ...name] = rest.split("/");
    if (["text", "fixture", "locale", "manifest"].includes(kind)) continue;
    const path = [pack, kind, name.join("/")].map(encodeURIComponent).join("/");
    const { definition } = await ask("admin", "GET", `/drafts/${draft}/definitions/${path}`);
    const length = JSON.stringify(definition).length;
    if (length > (found.get(`${pack} ${kind}`)?.length ?? 0)) found.set(`${pack} ${kind}`, { part, path, definition, length });
  }
  return [...found.values()].map(({ part, path, definition }) => ({ ...part, path, definition }));
}

walking("every kind of definition opens in the builder, with every part open, and is saved back as it was", async ({ walk }) => {
  const draft = (await ask("admin", "POST", "/drafts", { title: "逐项打开" })) as JsonObject;
  const id = String(draft.id);
  const { page } = await walk.enter("admin", "/configuration");
  const definitions = await longest(id);
  expect(definitions.length).toBeGreaterThan(12);
  for (const { ref, path, definition } of definitions) {
    await page.goto(`/configuration/drafts/${id}/${path}`);
    const title = page.getByLabel("名称", { exact: true }).first();
    await title.waitFor();
    await openAll(page);
    const before = await title.inputValue();
    await title.fill(`${before}改`);
    await page.getByText("有未保存的修改").waitFor();
    await saveToDraft(page);
    await page.getByText("有未保存的修改").waitFor({ state: "detached" });
    await title.fill(before);
    await saveToDraft(page);
    await page.getByText("与配置包一致").waitFor();
    expect((await ask("admin", "GET", `/drafts/${id}/definitions/${path}`)).definition, ref).toEqual(definition);
  }
  await ask("admin", "DELETE", `/drafts/${id}`);
});
