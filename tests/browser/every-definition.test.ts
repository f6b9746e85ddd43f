import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { beginDraft } from "./harness/begin-draft.js";
import { openAll, saveToDraft } from "./harness/definition-form.js";
import { ownPlace, signIn } from "./harness/own-place.js";
import { walking } from "./harness/walk.js";

/** Set to go through every definition of the shipped packs; without it the longest of each kind stand for them. */
const EVERY = process.env.ZHILI_EVERY_DEFINITION;
const PLAIN = new Set(["text", "fixture", "locale", "manifest"]);

interface Part {
  readonly path: string;
  readonly definition: unknown;
}

async function get(page: Page, path: string): Promise<unknown> {
  return JSON.parse(await page.evaluate<string>(`fetch("/api/v1${path}").then((answer) => answer.text())`));
}

async function definitionOf(page: Page, draft: string, path: string): Promise<unknown> {
  return ((await get(page, `/drafts/${draft}/definitions/${path}`)) as { definition: unknown }).definition;
}

/** All definitions of the draft on the screen, read as the page reads them. */
async function definitionsOf(page: Page, id: string): Promise<Part[]> {
  const { parts } = (await get(page, `/drafts/${id}`)) as { parts: readonly { readonly ref: string }[] };
  const found: Part[] = [];
  for (const { ref } of parts) {
    const [pack = "", rest = ""] = ref.split(":");
    const [kind = "", ...name] = rest.split("/");
    if (PLAIN.has(kind)) continue;
    const path = [pack, kind, name.join("/")].map(encodeURIComponent).join("/");
    found.push({ path, definition: await definitionOf(page, id, path) });
  }
  return found;
}

const walkingAll = EVERY === undefined ? walking.skip : walking;

walkingAll(
  "every definition of the shipped packs, drawn whole as a form, is saved back as it was",
  async ({ walk }) => {
    await using place = await ownPlace(["base", "resettlement", "border", "compound"]);
    const { page } = await signIn(walk, place.server.url, "admin", "/configuration");
    const draft = await beginDraft(page, "逐项打开");
    const id = draft.split("/").at(-1) ?? "";
    const definitions = await definitionsOf(page, id);
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
      await saveToDraft(page);
      await title.fill(before);
      const json = await page.getByRole("textbox", { name: "原文（JSON）" }).inputValue();
      await saveToDraft(page);
      const same = (other: unknown) => JSON.stringify(sorted(other)) === JSON.stringify(sorted(definition));
      if (!same(JSON.parse(json)) || !same(await definitionOf(page, id, path))) differing.push(path);
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
