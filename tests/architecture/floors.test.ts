import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CODE, filesBelow, importsOf, packageNames, packageOf, packageSources, ROOT, resolved, type SourceFile } from "./sources.js";

/** What each package may import of the others; server and cli may look through the platform at what it stands on. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  engine: ["contracts"],
  store: ["contracts"],
  "plugin-api": ["contracts"],
  platform: ["contracts", "engine", "store", "plugin-api"],
  server: ["contracts", "platform", "store"],
  cli: ["contracts", "platform", "server", "store"],
  web: ["contracts", "engine"],
};

/** Rooms of the engine that every other room may enter. The calendar computes with dates and knows nothing of any room. */
const OPEN_ROOMS = new Set(["schema", "expression", "calendar"]);

const packageAt = (path: string) => path.split("/")[1] ?? "";
const roomAt = (path: string) => /^packages\/engine\/src\/([^/]+)\//.exec(path)?.[1];

function told(file: SourceFile, specifier: string): string {
  return `${file.path} imports ${specifier}`;
}

test("every package has its floor", () => {
  expect(packageNames().sort()).toEqual(Object.keys(FLOORS).sort());
});

test("dependencies point down only", () => {
  const wrong: string[] = [];
  for (const file of packageSources()) {
    const allowed = FLOORS[packageAt(file.path)] ?? [];
    for (const specifier of importsOf(file)) {
      const other = packageOf(specifier).startsWith("@zhili/") ? packageOf(specifier).slice("@zhili/".length) : undefined;
      if (other !== undefined && !allowed.includes(other)) wrong.push(told(file, specifier));
      if (specifier.startsWith(".") && packageAt(resolved(file, specifier)) !== packageAt(file.path)) wrong.push(told(file, specifier));
    }
  }
  expect(wrong).toEqual([]);
});

test("package.json of each package asks for what its floor allows and what its sources import, no more", () => {
  const wrong: string[] = [];
  const sources = packageSources();
  for (const name of packageNames()) {
    const manifest = JSON.parse(readFileSync(join(ROOT, "packages", name, "package.json"), "utf8")) as { dependencies?: Record<string, string> };
    const asked = Object.keys(manifest.dependencies ?? {});
    const own = sources.filter((file) => packageAt(file.path) === name);
    const imported = new Set(own.flatMap(importsOf).map(packageOf));
    for (const dependency of asked.filter((one) => one.startsWith("@zhili/"))) {
      if (!FLOORS[name]?.includes(dependency.slice("@zhili/".length))) wrong.push(`${name} depends on ${dependency}`);
      if (!imported.has(dependency)) wrong.push(`${name} depends on ${dependency} and does not import it`);
    }
    for (const specifier of imported) {
      const known = specifier.startsWith(".") || specifier.startsWith("node:") || specifier === `@zhili/${name}` || asked.includes(specifier);
      if (!known) wrong.push(`${name} imports ${specifier} and does not depend on it`);
    }
  }
  expect(wrong).toEqual([]);
});

test("plugins stand on plugin-api alone, and ask for nothing else", () => {
  const wrong: string[] = [];
  for (const file of filesBelow("plugins", CODE).filter(({ path }) => path.includes("/src/")))
    for (const specifier of importsOf(file)) if (!specifier.startsWith("./") && specifier !== "@zhili/plugin-api") wrong.push(told(file, specifier));
  for (const { path, text } of filesBelow("plugins", /^package\.json$/)) {
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    if (Object.keys(dependencies).join() !== "@zhili/plugin-api") wrong.push(`${path} depends on ${Object.keys(dependencies).join(", ")}`);
  }
  expect(wrong).toEqual([]);
});

test("rooms of the engine are strangers to each other, but for schema, expression and calendar", () => {
  const wrong: string[] = [];
  for (const file of packageSources().filter(({ path }) => path.startsWith("packages/engine/"))) {
    const own = roomAt(file.path);
    for (const specifier of importsOf(file)) {
      const room = specifier.startsWith("@zhili/engine/") ? specifier.split("/")[2] : roomAt(resolved(file, specifier));
      if (room !== undefined && room !== own && !OPEN_ROOMS.has(room)) wrong.push(told(file, specifier));
    }
  }
  expect(wrong).toEqual([]);
});

test("the open rooms of the engine stand on nothing but each other in one direction: schema, then calendar, then expression", () => {
  const order = ["schema", "calendar", "expression"];
  const wrong: string[] = [];
  for (const file of packageSources()) {
    const own = roomAt(file.path);
    if (own === undefined || !OPEN_ROOMS.has(own)) continue;
    for (const specifier of importsOf(file)) {
      const room = roomAt(resolved(file, specifier));
      if (room !== undefined && order.indexOf(room) > order.indexOf(own)) wrong.push(told(file, specifier));
    }
  }
  expect(wrong).toEqual([]);
});

test("the engine is pure: no files, no network, no processes, no clock of its own", () => {
  const wrong: string[] = [];
  for (const file of packageSources().filter(({ path }) => path.startsWith("packages/engine/"))) {
    for (const specifier of importsOf(file)) if (specifier.startsWith("node:")) wrong.push(told(file, specifier));
    if (/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bprocess\./.test(file.text))
      wrong.push(`${file.path} asks the clock, chance or the process`);
  }
  expect(wrong).toEqual([]);
});
