import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "@zhili/contracts";
import { expect, it, vi } from "vitest";
import { type Ran, ROOT, scratchFolder, zhili } from "./run-zhili.js";

// Each test starts whole programs; machines that do other work at the same time are slow at that.
vi.setConfig({ testTimeout: 600_000 });

const scratch = scratchFolder();
const data = { ZHILI_DATA: join(scratch, ".zhili") };
const guide = readFileSync(join(ROOT, "docs/guide/write-a-plugin.md"), "utf8");
const place = (word: string) => (/^(?:my-|\.zhili)/.test(word) ? join(scratch, word) : word);

/** Does one line of the guide's shell as it stands, in the scratch folder. */
async function runLine(line: string): Promise<Ran | undefined> {
  const [program = "", ...words] = line.replace(/#.*$/, "").trim().split(/\s+/);
  if (program === "mkdir") mkdirSync(place(words[1] ?? ""), { recursive: true });
  else if (program === "cp") cpSync(place(words[1] ?? ""), join(place(words[2] ?? ""), words[1] ?? ""), { recursive: true, verbatimSymlinks: true });
  else return zhili(words.slice(1).map(place), data);
  return undefined;
}

function set(file: string, pointer: string, value: Json): void {
  const path = join(scratch, "my-pack", file);
  const document = JSON.parse(readFileSync(path, "utf8")) as JsonObject;
  const keys = pointer.slice(1).split("/");
  const holder = keys.slice(0, -1).reduce<JsonObject>((at, key) => at[key] as JsonObject, document);
  Object.assign(holder, { [keys.at(-1) ?? ""]: value });
  writeFileSync(path, JSON.stringify(document));
}

it("the steps of the guide make a plugin, test it, and use it in an edited scorecard whose contributions show it", async () => {
  const steps = [...guide.matchAll(/```sh\n(.*?)```|<!-- set (\S+)#(\S+) -->\n```json\n(.*?)\n```/gs)];
  expect(steps.map(([, shell]) => shell !== undefined)).toEqual([true, true, true, false, false, false, true]);
  const said: string[] = [];
  for (const [, shell, file = "", pointer = "", text = ""] of steps) {
    if (shell === undefined) set(file, pointer, JSON.parse(text) as Json);
    for (const line of shell?.trim().split("\n") ?? []) {
      const ran = await runLine(line);
      if (ran !== undefined) expect({ line, code: ran.code, stderr: ran.stderr }).toMatchObject({ code: 0 });
      said.push(ran?.stdout ?? "");
    }
  }
  expect(said[1]).toContain("4 passed, 0 failed");
  expect(said[5]).toContain("scoring-source my-plugin:steps");
  expect(said.at(-1)).toContain("2 passed, 0 failed");

  set("scorecards/helpful-household.json", "/editions/0/groups/0/indicators/1/source/type", "my-plugin:stpes");
  const wrong = await zhili(["pack", "validate", join(scratch, "my-pack")], data);
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toContain("my-plugin:steps");
  set("package.json", "/zhili/requires/plugins", { "my-plugin": "^2.0.0", "scoring-trnd": "^1.0.0" });
  const missing = await zhili(["pack", "validate", join(scratch, "my-pack")], data);
  expect(missing.stdout).toContain("PLUGIN_OF_OTHER_VERSION");
  expect(missing.stdout).toContain("PLUGIN_MISSING");
  expect(missing.stdout).toContain("scoring-trend");
});

it("a plugin that does not compile, has a red test, or registers something else than it says is told so", async () => {
  const folder = join(scratch, "other");
  expect((await zhili(["plugin", "new", folder])).code).toBe(0);
  expect((await zhili(["plugin", "new", folder])).stderr).toContain("CLI_FOLDER_NOT_EMPTY");
  const file = join(folder, "src/steps.ts");
  const good = readFileSync(file, "utf8");

  writeFileSync(file, good.replace("Math.floor", "Math.ceil"));
  const red = await zhili(["plugin", "test", folder]);
  expect(red.code).toBe(1);
  expect(red.stderr).toContain("every full step gives its points");

  writeFileSync(file, good.replace("const full =", "const full: string ="));
  const broken = await zhili(["plugin", "build", folder]);
  expect(broken.code).toBe(3);
  expect(broken.stderr).toMatch(/steps\.ts.*TS2322/);
  expect(broken.stderr).toContain("CLI_PLUGIN_NOT_BUILT");

  writeFileSync(file, good.replace('type: "steps"', 'type: "stairs"'));
  const other = await zhili(["plugin", "build", folder]);
  expect(other.code).toBe(3);
  expect(other.stderr).toContain("PLUGIN_DIFFERS");
  expect(existsSync(join(folder, "node_modules/@zhili/plugin-api/package.json"))).toBe(true);
});
