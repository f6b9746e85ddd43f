import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { COMMANDS } from "../src/commands.js";
import { ROOT, zhili } from "./run-zhili.js";

// Each test starts whole programs; machines that do other work at the same time are slow at that.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const page = readFileSync(join(ROOT, "docs/reference/cli.md"), "utf8");

it("help lists every command, in the terminal's language", async () => {
  const [english, chinese] = await Promise.all([zhili(["--help"]), zhili(["help"], { LC_ALL: "zh_CN.UTF-8" })]);
  for (const { name, about } of COMMANDS) {
    expect(english.stdout).toContain(`  ${name}`);
    expect(english.stdout).toContain(about.en);
    expect(chinese.stdout).toContain(about["zh-CN"]);
  }
  expect([english.code, chinese.code]).toEqual([0, 0]);
});

it("help of one command names its flags and the exit codes", async () => {
  const { code, stdout } = await zhili(["user", "grant", "--help"]);
  expect(code).toBe(0);
  for (const part of ["zhili user grant <username> <pack:role>", "--at <org-unit>", "--from", "--to", "--json", "130 interrupted"])
    expect(stdout).toContain(part);
});

it("a command that is not there is wrong use and the nearest one is named", async () => {
  const { code, stdout, stderr } = await zhili(["pack", "tset"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("CLI_USAGE_COMMAND");
  expect(stderr).toContain("zhili pack test");
});

it("a flag that is not there is wrong use and the nearest one is named, as JSON for programs", async () => {
  const { code, stdout, stderr } = await zhili(["pack", "install", "templates/base", "--smaples", "--json"], { LANG: "zh_CN.UTF-8" });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  const { error } = JSON.parse(stderr) as { error: { code: string; message: string; issues: unknown[] } };
  expect(error).toMatchObject({ code: "CLI_USAGE_FLAG", issues: [] });
  expect(error.message).toContain("您是要写 --samples 吗");
});

it("a missing parameter, a flag without its value and a value for a flag without one are wrong use", async () => {
  const ran = await Promise.all([
    zhili(["pack", "validate"]),
    zhili(["user", "grant", "a", "b", "--at"]),
    zhili(["pack", "install", "x", "--yes=no"]),
    zhili(["serve", "extra"]),
  ]);
  expect(ran.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(ran.map(({ stderr }) => stderr.split(":")[0])).toEqual(["CLI_USAGE_PARAMETERS", "CLI_USAGE_VALUE", "CLI_USAGE_NO_VALUE", "CLI_USAGE_PARAMETERS"]);
});

it("a port that is none is wrong use", async () => {
  const { code, stderr } = await zhili(["serve"], { PORT: "eighty", ZHILI_DATA: "/nowhere" });
  expect(code).toBe(2);
  expect(stderr).toContain("CLI_USAGE_SETTING");
});

it("docs/reference/cli.md has a section for every command with all its flags, and for nothing else", () => {
  const sections = page.split(/^## `zhili /m).slice(1);
  expect(sections.map((section) => section.slice(0, section.indexOf("`")))).toEqual(
    COMMANDS.map(({ name, parameters }) => (parameters === undefined ? name : `${name} ${parameters.shown}`)),
  );
  for (const [at, { flags = {} }] of COMMANDS.entries())
    for (const [name, { value }] of Object.entries(flags)) expect(sections[at]).toContain(`\`--${name}${value === undefined ? "" : ` ${value}`}\``);
});
