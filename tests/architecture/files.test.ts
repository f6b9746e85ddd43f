import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { CODE, filesBelow, packageSources, ROOT, type SourceFile } from "./sources.js";

const LARGEST = 15 * 1024;
const MEDIAN = 3 * 1024;

/** What house.md puts at the top, and what git needs. */
const TOP = [
  ".ci",
  ".gitignore",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "bench",
  "biome.json",
  "docs",
  "package-lock.json",
  "package.json",
  "packages",
  "plugins",
  "schemas",
  "templates",
  "tests",
  "tsconfig.json",
  "vitest.config.ts",
];

/** Everything that a person wrote: sources, tests, scripts. */
function written(): SourceFile[] {
  return ["packages", "tests", "bench", ...(readdirSync(ROOT).includes("plugins") ? ["plugins"] : [])].flatMap((folder) => filesBelow(folder, CODE));
}

const size = ({ text }: SourceFile) => Buffer.byteLength(text);

test("the top level holds only what the house names", () => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0").filter(Boolean);
  const top = [...new Set(tracked.map((path) => path.split("/")[0] ?? ""))];
  expect(top.filter((name) => !TOP.includes(name))).toEqual([]);
});

test("no file that a person wrote is larger than 15 KB, and the sources' median is below 3 KB", () => {
  const large = written()
    .filter((file) => size(file) > LARGEST)
    .map((file) => `${file.path}: ${size(file)} bytes`);
  expect(large).toEqual([]);
  const sizes = packageSources()
    .map(size)
    .sort((left, right) => left - right);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(MEDIAN);
});

test("nothing is exported as default but what a tool asks for", () => {
  const wrong = written().filter(({ path, text }) => /^export default\b|^export \{.*\bas default\b/m.test(text) && !/(?:^|\/)[a-z-]+\.config\.ts$/.test(path));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("nothing is switched off: no any, no suppressed errors, no lint exemptions, no tests skipped but where a server has to be given", () => {
  const exemptions = [/@ts-(?:expect-error|ignore|nocheck)/, /biome-ignore/, /eslint-disable/];
  const anything = [/(?<![\w"'`])\bas any\b/, /:\s*any\b(?=[\s;,)=[\]>|])/, /<any>/];
  const skipped = /\b(?:test|it|describe)\.(?:only|todo|skip\((?!"set [A-Z_]+ ))/;
  const wrong: string[] = [];
  for (const { path, text } of written()) {
    if (path.startsWith("tests/architecture/")) continue;
    for (const [at, line] of text.split("\n").entries()) {
      const code = line.replace(/\/\/.*$|^\s*\*.*$|\/\*.*?\*\//g, "");
      const bare = code.replace(/"(?:[^"\\]|\\.)*"/g, "");
      if (exemptions.some((pattern) => pattern.test(line)) || anything.some((pattern) => pattern.test(bare)) || skipped.test(code)) {
        wrong.push(`${path}:${at + 1}: ${line.trim()}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("no file is a drawer: nothing is called utils, common or misc", () => {
  const wrong = written().filter(({ path }) => /(?:^|\/)(?:utils?|common|misc)\.[a-z]+$|\/(?:utils?|common|misc)\//.test(path));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("a list file is only a list", () => {
  const wrong = packageSources().filter(
    ({ path, text }) => path.endsWith("/index.ts") && /^(?:export )?(?:async )?function\b|^(?:export )?class\b/m.test(text),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
