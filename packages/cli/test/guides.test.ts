import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Json, JsonObject } from "@zhili/contracts";
import { applyPacks, runCases, validatePacks } from "@zhili/platform";
import { expect, it, vi } from "vitest";
import { COMMANDS } from "../src/commands.js";
import { memoryPlatform } from "../src/memory-platform.js";
import { withRequired } from "../src/with-required.js";
import { ROOT, scratchFolder } from "./run-zhili.js";

vi.setConfig({ testTimeout: 300_000 });

const scratch = scratchFolder();
const guides = readdirSync(join(ROOT, "docs/guide")).map((name) => join(ROOT, "docs/guide", name));
const snippets = [...readFileSync(join(ROOT, "docs/guide/write-a-pack.md"), "utf8").matchAll(/<!-- (is|set) (\S+)#(\S+) -->\n```json\n(.*?)\n```/gs)].map(
  ([, verb = "", file = "", pointer = "", text = ""]) => ({
    verb,
    file,
    keys: pointer
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/")),
    value: JSON.parse(text) as Json,
  }),
);

function member(value: Json | undefined, key: string): Json | undefined {
  return value !== null && typeof value === "object" ? (value as JsonObject)[key] : undefined;
}

function put(document: Json, keys: readonly string[], value: Json): void {
  const holder = keys.slice(0, -1).reduce<Json | undefined>(member, document);
  if (holder === null || typeof holder !== "object") throw new Error(`nothing at /${keys.join("/")}`);
  Object.assign(holder, { [keys.at(-1) ?? ""]: value });
}

it("every JSON snippet of the guide says where it is from", () => {
  const all = readFileSync(join(ROOT, "docs/guide/write-a-pack.md"), "utf8").match(/^```json$/gm) ?? [];
  expect(snippets).toHaveLength(all.length);
  expect(snippets.length).toBeGreaterThan(10);
});

it("what the guide shows of the new pack is in the new pack", () => {
  for (const { file, keys, value } of snippets.filter(({ verb }) => verb === "is")) {
    const document = JSON.parse(readFileSync(join(ROOT, "packages/cli/skeleton", file), "utf8")) as Json;
    expect(keys.reduce<Json | undefined>(member, document), `${file} ${keys.join("/")}`).toEqual(value);
  }
});

it("what the guide changes can be changed: the pack stays valid and its cases green", async () => {
  const pack = join(scratch, "pack-skeleton");
  cpSync(join(ROOT, "packages/cli/skeleton"), pack, { recursive: true });
  for (const { file, keys, value } of snippets.filter(({ verb }) => verb === "set")) {
    const document = JSON.parse(readFileSync(join(pack, file), "utf8")) as Json;
    put(document, keys, value);
    writeFileSync(join(pack, file), JSON.stringify(document));
  }
  const platform = await memoryPlatform();
  try {
    const { packs, issues } = await validatePacks(platform, (await withRequired([pack])).packs);
    expect(issues).toEqual([]);
    await applyPacks(platform, packs);
    const results = await runCases(platform, platform.configuration(), { packs: ["pack-skeleton"] });
    expect(results.map(({ passed }) => passed)).toEqual([true, true]);
  } finally {
    await platform.store.close();
  }
});

it("every command that a guide runs is there, with the flags that it gives", () => {
  const found = guides.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/npx zhili ([a-z][^\n`#]*)/g)].map(([, words = ""]) => words.trim()));
  expect(found.length).toBeGreaterThan(10);
  for (const words of found) {
    const command = COMMANDS.find(({ name }) => words === name || words.startsWith(`${name} `));
    expect(command, words).toBeDefined();
    for (const [, flag = ""] of words.matchAll(/ --([a-z-]+)/g)) expect(Object.keys({ json: 1, help: 1, ...command?.flags }), words).toContain(flag);
  }
});

it("every link of a guide and of README leads to a file", () => {
  for (const file of [...guides, join(ROOT, "README.md"), join(ROOT, "docs/reference/cli.md")])
    for (const [, link = ""] of readFileSync(file, "utf8").matchAll(/\]\(([^)#]+)[^)]*\)/g))
      if (!link.startsWith("http")) expect(existsSync(join(dirname(file), link)), `${file}: ${link}`).toBe(true);
});
