import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { beginDraft } from "./harness/begin-draft.js";
import { openAll } from "./harness/definition-form.js";
import { ownPlace, signIn } from "./harness/own-place.js";
import { walking } from "./harness/walk.js";

/** Set to go through every definition of the shipped packs; without it the longest of each kind stand for them. */
const EVERY = process.env.ZHILI_EVERY_DEFINITION;
const PLAIN = new Set(["text", "fixture", "locale", "manifest"]);

interface Part {
  readonly path: string;
  readonly definition: unknown;
}

/** All definitions of the draft on the screen, read as the page reads them. */
async function definitionsOf(page: Page, id: string): Promise<Part[]> {
  const get = async (path: string) => JSON.parse(await page.evaluate<string>(`fetch("/api/v1${path}").then((answer) => answer.text())`)) as never;
  const { parts } = (await get(`/drafts/${id}`)) as { parts: readonly { readonly ref: string }[] };
  const found: Part[] = [];
  for (const { ref } of parts) {
    const [pack = "", rest = ""] = ref.split(":");
    const [kind = "", ...name] = rest.split("/");
    if (PLAIN.has(kind)) continue;
    const path = [pack, kind, name.join("/")].map(encodeURIComponent).join("/");
    found.push({ path, definition: ((await get(`/drafts/${id}/definitions/${path}`)) as { definition: unknown }).definition });
  }
  return found;
}

const walkingAll = EVERY === undefined ? walking.skip : walking;

walkingAll(
  "every definition of the shipped packs, drawn whole as a form, gives back what it was given",
  async ({ walk }) => {
    await using place = await ownPlace(["base", "resettlement", "border", "compound"]);
    const { page } = await signIn(walk, place.server.url, "admin", "/configuration");
    const draft = await beginDraft(page, "逐项打开");
    const definitions = await definitionsOf(page, draft.split("/").at(-1) ?? "");
    expect(definitions.length).toBeGreaterThan(250);
    const begun = Date.now();
    const differing: string[] = [];
    for (const { path, definition } of definitions) {
      await page.goto(`${draft}/${path}`);
      const title = page.getByLabel("名称", { exact: true }).first();
      await title.waitFor();
      await openAll(page);
      const before = await title.inputValue();
      await title.fill(`${before}改`);
      await page.getByText("有未保存的修改").waitFor();
      await title.fill(before);
      const json = await page.getByRole("textbox", { name: "原文（JSON）" }).inputValue();
      const clean = (await page.getByText("有未保存的修改").count()) === 0;
      const same = clean && JSON.stringify(sorted(JSON.parse(json))) === JSON.stringify(sorted(definition));
      if (!same) differing.push(path);
    }
    writeFileSync(
      EVERY ?? "",
      `${definitions.length} definitions in ${Math.round((Date.now() - begun) / 1000)} s; differing: ${differing.join(", ") || "none"}\n`,
    );
    expect(differing).toEqual([]);
  },
  3_600_000,
);

/** The same value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
