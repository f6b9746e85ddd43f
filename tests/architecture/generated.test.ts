import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ErrorFactory } from "@zhili/contracts";
import { expect, test } from "vitest";
import { filesBelow, packageSources, ROOT, type SourceFile } from "./sources.js";

interface Defined {
  readonly name: string;
  readonly path: string;
  readonly factory: ErrorFactory;
}

const isFactory = (value: unknown): value is ErrorFactory => typeof value === "function" && "kind" in value && "is" in value;

/** Error kinds as the program has them, from every module that defines some. */
async function defined(): Promise<Defined[]> {
  const modules = packageSources().filter(({ path, text }) => /^export const \w+ = defineError\(/m.test(text) && path.endsWith(".ts"));
  const found: Defined[] = [];
  for (const { path } of modules) {
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(join(ROOT, path)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(loaded)) if (isFactory(value)) found.push({ name, path, factory: value });
  }
  return found;
}

const facts = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => (name ?? "").replace(/(?:Zh|En|Text)$/, "")));

/** In Han characters, or nothing but facts. */
const isChinese = (text: string) => /\p{sc=Han}/u.test(text) || !/[a-z]/i.test(text.replace(/\{\w+\}/g, ""));

test("generated types, schemas and reference pages are in step with what they are written from", () => {
  const { status, stderr } = spawnSync(process.execPath, ["packages/contracts/generate/generate.mjs", "--check"], { cwd: ROOT, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("docs/reference/errors.md holds exactly the codes that the program defines, with their status and words", async () => {
  const [page] = filesBelow("docs/reference", /^errors\.md$/);
  const rows = [...(page?.text ?? "").matchAll(/^\| <a id="\w+"><\/a>`(\w+)` \| (\d+) \| (.+) \| (.+) \|$/gm)];
  const written = rows.map(([, code, status, zh, en]) => [code, Number(status), zh, en]);
  const words = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
  const known = (await defined()).map(({ factory: { kind } }) => [kind.code, kind.status, words(kind.messages["zh-CN"]), words(kind.messages.en)]);
  const byCode = (left: readonly unknown[], right: readonly unknown[]) => (String(left[0]) < String(right[0]) ? -1 : 1);
  expect(written.sort(byCode)).toEqual(known.sort(byCode));
  expect(known.length).toBeGreaterThan(100);
});

test("every code has one home, a fitting status, and messages with the same facts in both languages", async () => {
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const { factory, path } of await defined()) {
    const { code, status, messages } = factory.kind;
    if (seen.has(code)) wrong.push(`${code} is defined twice`);
    seen.add(code);
    if (!/^[A-Z]+(?:_[A-Z0-9]+)+$/.test(code)) wrong.push(`${code} has no prefix (${path})`);
    if (status < 400 || status > 599) wrong.push(`${code} has the status ${status}`);
    if (!isChinese(messages["zh-CN"]) || /\p{sc=Han}/u.test(messages.en)) wrong.push(`${code} is not said in both languages`);
    const [zh, en] = [facts(messages["zh-CN"]), facts(messages.en)];
    const only = [...zh, ...en].filter((name) => !zh.has(name) || !en.has(name));
    if (only.length > 0) wrong.push(`${code}: ${only.join(", ")} in one language only`);
  }
  expect(wrong).toEqual([]);
});

test("every error that is defined can be met: something refuses with it", async () => {
  const sources: SourceFile[] = packageSources();
  const unused = (await defined()).filter(({ name, path }) => !sources.some((file) => (file.path === path ? uses(file, name) > 1 : uses(file, name) > 0)));
  expect(unused.map(({ name, path }) => `${name} (${path})`)).toEqual([]);
});

function uses({ text }: SourceFile, name: string): number {
  return text.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;
}

test("every kind of definition has its schema, and every schema is in the reference", () => {
  const [page] = filesBelow("docs/reference", /^definitions\.md$/);
  const kinds = readdirSync(join(ROOT, "schemas")).map((name) => name.replace(".schema.json", ""));
  expect(kinds.filter((kind) => kind !== "common" && !page?.text.includes(`\`schemas/${kind}.schema.json\``))).toEqual([]);
});
