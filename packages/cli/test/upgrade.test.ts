import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratchFolder, zhili } from "./run-zhili.js";

interface Document {
  [key: string]: unknown;
  states: { id: string; title: string; kind?: string }[];
  transitions: { id: string; from: string[]; to: string }[];
}

const scratch = scratchFolder();

/** Changes a JSON file. */
function edit(file: string, change: (document: Document) => unknown): void {
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")) as Document), null, 2));
}

/** A pack as `pack new` writes it, with a county's copy and a newer version beside it. */
async function threeVersions(name: string): Promise<{ base: string; ours: string; theirs: string; workflow: string }> {
  const [base, ours, theirs] = ["base", "ours", "theirs"].map((side) => join(scratch, name, side)) as [string, string, string];
  expect((await zhili(["pack", "new", base, "--id", "service"])).code).toBe(0);
  cpSync(base, ours, { recursive: true });
  cpSync(base, theirs, { recursive: true });
  edit(join(theirs, "package.json"), (json) => ({ ...json, version: "1.1.0" }));
  return { base, ours, theirs, workflow: join("workflows", "service-run.json") };
}

const rename = (state: number, title: string) => (json: Document) => ({
  ...json,
  states: json.states.map((one, at) => (at === state ? { ...one, title } : one)),
});

describe("zhili pack merge", () => {
  test("puts edits of both sides together and ends with 0", async () => {
    const { base, ours, theirs, workflow } = await threeVersions("clean");
    edit(join(ours, workflow), rename(0, "本县登记"));
    edit(join(theirs, workflow), rename(1, "新版核实"));
    const described = (more: object) => (json: Document) => ({ ...json, ...more });
    for (const side of [base, ours, theirs]) {
      edit(
        join(side, "package.json"),
        described({ description: "办件", license: "Apache-2.0", keywords: ["旧"], peerDependencies: { "@zhili/pack-base": "^1.0.0" } }),
      );
      writeFileSync(join(side, "README.md"), "# 办件\n\n说明\n\n结尾\n");
    }
    edit(join(ours, "package.json"), described({ description: "本县办件" }));
    edit(join(theirs, "package.json"), described({ keywords: ["新"] }));
    writeFileSync(join(ours, "README.md"), "# 本县办件\n\n说明\n\n结尾\n");
    writeFileSync(join(theirs, "README.md"), "# 办件\n\n说明\n\n新的结尾\n");
    const out = join(scratch, "clean", "out");
    const ran = await zhili(["pack", "merge", "--base", base, "--ours", ours, "--theirs", theirs, "--out", out, "--json"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ clean: true, version: "1.1.0", conflicts: [] });
    const merged = JSON.parse(readFileSync(join(out, workflow), "utf8")) as Document;
    expect(merged.states.slice(0, 2).map(({ title }) => title)).toEqual(["本县登记", "新版核实"]);
    expect(JSON.parse(readFileSync(join(out, "package.json"), "utf8"))).toMatchObject({
      version: "1.1.0",
      description: "本县办件",
      license: "Apache-2.0",
      keywords: ["新"],
      peerDependencies: { "@zhili/pack-base": "^1.0.0" },
      zhili: { id: "service" },
    });
    expect(readFileSync(join(out, "README.md"), "utf8")).toBe("# 本县办件\n\n说明\n\n新的结尾\n");
    expect((await zhili(["pack", "validate", out])).code).toBe(0);
  });

  test("lists what both wrote differently in package.json", async () => {
    const { base, ours, theirs } = await threeVersions("described");
    for (const [side, description] of [
      [base, "办件"],
      [ours, "本县办件"],
      [theirs, "新版办件"],
    ] as const)
      edit(join(side, "package.json"), (json) => ({ ...json, description }));
    const out = join(scratch, "described", "out");
    const ran = await zhili(["pack", "merge", "--base", base, "--ours", ours, "--theirs", theirs, "--out", out, "--json"]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ conflicts: [{ definition: "service:file/package.json", path: "/description", theirs: "新版办件" }] });
    expect(JSON.parse(readFileSync(join(out, "package.json"), "utf8"))).toMatchObject({ description: "本县办件" });
  });

  test("lists what both changed with three values and ends with 1", async () => {
    const { base, ours, theirs, workflow } = await threeVersions("clash");
    edit(join(ours, workflow), rename(0, "本县登记"));
    edit(join(theirs, workflow), rename(0, "新版登记"));
    const ran = await zhili(["pack", "merge", "--base", base, "--ours", ours, "--theirs", theirs, "--out", join(scratch, "clash", "out"), "--json"]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ clean: false, conflicts: [{ clash: "both-changed", ours: "本县登记", theirs: "新版登记" }] });
  });

  test("refuses an outcome that contradicts itself with 2, names the place, and writes nothing", async () => {
    const { base, ours, theirs, workflow } = await threeVersions("broken");
    edit(join(ours, workflow), (json) => {
      const last = json.states.at(-1)?.id ?? "";
      return { ...json, transitions: [...json.transitions, { ...json.transitions[0], id: "again", from: [json.states[0]?.id ?? ""], to: last }] };
    });
    edit(join(theirs, workflow), (json) => {
      const last = json.states.at(-1)?.id ?? "";
      const swap = (id: string) => (id === last ? "ended" : id);
      return {
        ...json,
        states: json.states.map((state) => (state.id === last ? { ...state, id: "ended" } : state)),
        transitions: json.transitions.map((step) => ({ ...step, from: step.from.map(swap), to: swap(step.to) })),
      };
    });
    const out = join(scratch, "broken", "out");
    const ran = await zhili(["pack", "merge", "--base", base, "--ours", ours, "--theirs", theirs, "--out", out, "--json"]);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: "PACK_INVALID" } });
    expect(ran.stderr).toContain("/transitions/");
    expect(existsSync(out)).toBe(false);
  });
});

describe("zhili pack upgrade", () => {
  test("shows the plan, does nothing without --yes, then upgrades, and history tells both publications", async () => {
    const { base, theirs, workflow } = await threeVersions("upgrade");
    edit(join(theirs, workflow), rename(1, "新版核实"));
    const here = { ZHILI_DATA: join(scratch, "upgrade", "data") };
    expect((await zhili(["pack", "install", base, "--yes", "--json"], here)).code).toBe(0);
    const plan = await zhili(["pack", "upgrade", theirs, "--plan", "--json"], here);
    expect([plan.code, JSON.parse(plan.stdout)]).toMatchObject([0, { pack: "service", from: "0.1.0", to: "1.1.0", conflicts: [] }]);
    expect((await zhili(["pack", "upgrade", theirs], here)).code).toBe(3);
    expect(JSON.parse((await zhili(["pack", "list", "--json"], here)).stdout)).toMatchObject({
      packs: expect.arrayContaining([expect.objectContaining({ id: "service", version: "0.1.0" })]),
    });
    const done = await zhili(["pack", "upgrade", theirs, "--yes", "--message", "升级到 1.1"], here);
    expect([done.code, done.stderr]).toEqual([0, ""]);
    const { revisions } = JSON.parse((await zhili(["config", "history", "--json"], here)).stdout) as { revisions: { kind: string; message: string }[] };
    expect(revisions.map(({ kind, message }) => [kind, message])).toEqual([
      ["upgrade", "升级到 1.1"],
      ["install", ""],
    ]);
    expect(JSON.parse((await zhili(["config", "changes", "--json"], here)).stdout)).toMatchObject({ changes: [] });
    const diff = JSON.parse((await zhili(["pack", "diff", base, theirs, "--json"])).stdout) as { changes: { path: string }[] };
    expect(diff.changes.map(({ path }) => path.replace(/\/states\/[^/]+/, "/states/…")).sort()).toEqual(["/states/…/title", "/version"]);
  }, 300_000);
});
