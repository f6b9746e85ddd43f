import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { scratchFolder, zhili } from "./run-zhili.js";

// Each test starts whole programs; machines that do other work at the same time are slow at that.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

interface FoundIssue {
  readonly code: string;
  readonly path: string;
  readonly file: string;
  readonly line: number;
  readonly suggestion?: string;
}

const scratch = scratchFolder();
const pack = join(scratch, "street-lamps");

beforeAll(async () => {
  const { code, stdout } = await zhili(["pack", "new", pack, "--title", "路灯志愿队", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ folder: pack, id: "street-lamps" });
});

it("a new pack has what it needs and passes its check and its cases at once", async () => {
  const [checked, tested] = await Promise.all([zhili(["pack", "validate", pack, "--json"]), zhili(["pack", "test", pack, "--json"])]);
  expect([checked.code, tested.code]).toEqual([0, 0]);
  const { issues, packs } = JSON.parse(checked.stdout) as { issues: unknown[]; packs: { id: string; version: string; hash: string }[] };
  expect(issues).toEqual([]);
  expect(packs.map(({ id, version }) => `${id}@${version}`)).toEqual(["base@1.0.0", "street-lamps@0.1.0"]);
  const result = JSON.parse(tested.stdout) as { cases: { title: string; passed: boolean }[] };
  expect(Object.keys(result)).toEqual(["cases", "passed", "failed"]);
  expect(result).toMatchObject({ passed: 2, failed: 0 });
  for (const one of result.cases) expect(Object.keys(one)).toEqual(["title", "passed"]);
  expect(JSON.parse(readFileSync(join(pack, "package.json"), "utf8"))).toMatchObject({ name: "pack-street-lamps", zhili: { title: "路灯志愿队" } });
});

it("a folder with something in it and an id that is none are refused, and nothing is written", async () => {
  const [there, named] = await Promise.all([zhili(["pack", "new", pack]), zhili(["pack", "new", join(scratch, "Lamps 2")])]);
  expect([there.code, named.code]).toEqual([3, 3]);
  expect(there.stderr).toContain("CLI_FOLDER_NOT_EMPTY");
  expect(named.stderr).toContain("CLI_PACK_ID_WRONG");
});

it("planted faults are named with file, path, line and the nearest name", async () => {
  const broken = join(scratch, "broken");
  cpSync(pack, broken, { recursive: true });
  const plant = (file: string, from: string, to: string) => {
    const text = readFileSync(join(broken, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(broken, file), text.replace(from, to));
  };
  plant("workflows/service-run.json", "daysBetween(record.date, today)", "daysBetween(record.dat, today)");
  plant("workflows/service-run.json", '"create": { "roles": ["recorder"] }', '"create": { "roles": ["recordr"] }');
  plant("workflows/service-run.json", '"to": "confirmed"', '"to": "confirmd"');
  plant("workflows/service-run.json", '"type": "award"', '"type": "awrd"');
  plant("reports/service-list.hbs", "{{number hours}}", "{{numbr hours}}");
  const { code, stdout } = await zhili(["pack", "validate", broken, "--json"]);
  expect(code).toBe(1);
  const { issues } = JSON.parse(stdout) as { issues: FoundIssue[] };
  const workflow = join(broken, "workflows/service-run.json");
  const lines = readFileSync(workflow, "utf8").split("\n");
  const at = (suggestion: string): FoundIssue => {
    const found = issues.find((issue) => issue.suggestion === suggestion);
    if (found === undefined) throw new Error(`nothing suggests ${suggestion}: ${stdout}`);
    return found;
  };
  for (const [suggestion, planted] of [
    ["date", "record.dat,"],
    ["recorder", "recordr"],
    ["confirmed", "confirmd"],
    ["award", "awrd"],
  ] as const) {
    const { file, line, path } = at(suggestion);
    expect(file).toBe(workflow);
    expect(path).toMatch(/^\//);
    expect(lines[line - 1]).toContain(planted);
  }
  expect(at("date").path).toBe("/transitions/0/guards/0/when");
  expect(at("number").file).toBe(join(broken, "reports/service-list.hbs"));
  const tested = await zhili(["pack", "test", broken, "--json"]);
  expect({ code: tested.code, stdout: tested.stdout }).toEqual({ code: 3, stdout: "" });
  expect(JSON.parse(tested.stderr)).toMatchObject({ error: { code: "PACK_INVALID" } });
});

it("breaking a rule of a pack turns exactly its case red", async () => {
  const changed = join(scratch, "changed");
  cpSync(pack, changed, { recursive: true });
  const ledger = join(changed, "ledgers/service-points.json");
  writeFileSync(ledger, readFileSync(ledger, "utf8").replace('"max": 20', '"max": 30'));
  const { code, stdout } = await zhili(["pack", "test", changed, "--json"]);
  expect(code).toBe(1);
  const { cases } = JSON.parse(stdout) as { cases: { title: string; passed: boolean; message?: string }[] };
  expect(cases.map((one) => one.passed)).toEqual([false, true]);
  expect(cases[0]?.message).toMatch(/^step \d+ \(capped\): .* expected /);
  const told = await zhili(["pack", "test", changed], { LANG: "zh_CN.UTF-8" });
  expect(told.stdout, "in Chinese to whoever reads Chinese").toMatch(/第 \d+ 步（capped）：.*应为/);
});
