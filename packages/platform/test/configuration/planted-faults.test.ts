import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Issue } from "@zhili/contracts";
import { openSqliteStore } from "@zhili/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPlatform, createVault, type Platform, validatePacks } from "../../src/index.js";

const folder = (name: string) => fileURLToPath(new URL(`../../../../templates/${name}`, import.meta.url));
const WORKFLOW = "workflows/redemption-run.json";
const MONTHLY = "reports/points-monthly.hbs";
const ENGLISH = "locales/en.json";
const ENGLISH_PATH = "/report~1points-monthly~1template";

/** What is planted: in this file, this text is written as that. */
type Planted = readonly [what: string, file: string, right: string, wrong: string, code: string, path: RegExp, suggestion: string | undefined];

const faults: readonly Planted[] = [
  [
    "field in a guard",
    WORKFLOW,
    "record.agentName ==",
    "record.agentNam ==",
    "EXPRESSION_UNKNOWN_FIELD",
    /^\/transitions\/\d+\/guards\/\d+\/when$/,
    "agentName",
  ],
  ["role", WORKFLOW, '"store-clerk"', '"store-clark"', "PACKS_UNKNOWN_NAME", /\/roles\/0$/, "store-clerk"],
  ["state", WORKFLOW, '"to": "done"', '"to": "dome"', "PACKS_UNKNOWN_NAME", /\/to$/, "done"],
  ["effect", WORKFLOW, '"type": "draw"', '"type": "drow"', "PACKS_UNKNOWN_NAME", /\/effects\/\d+\/type$/, "draw"],
  ["field in a template", MONTHLY, "{{number earned}}", "{{number earnt}}", "REPORTS_UNKNOWN_FIELD", /^\/template$/, "earned"],
  ["dataset in a template", MONTHLY, "{{#each entries}}", "{{#each entrys}}", "REPORTS_UNKNOWN_FIELD", /^\/template$/, "entries"],
  ["name of the report's own facts", MONTHLY, "{{meta.period}}", "{{meta.perod}}", "REPORTS_UNKNOWN_FIELD", /^\/template$/, "period"],
  ["helper in a template", MONTHLY, "{{number amount}}", "{{numbr amount}}", "REPORTS_UNKNOWN_HELPER", /^\/template$/, "number"],
  ["field in a translated template", ENGLISH, "{{number earned}}", "{{number earnt}}", "REPORTS_UNKNOWN_FIELD", new RegExp(`^${ENGLISH_PATH}$`), "earned"],
  ["helper in a translated template", ENGLISH, "{{number earned}}", "{{numbr earned}}", "REPORTS_UNKNOWN_HELPER", new RegExp(`^${ENGLISH_PATH}$`), "number"],
];

describe("a fault planted in a pack", () => {
  const scratch = mkdtempSync(join(tmpdir(), "zhili-planted-"));
  const copy = join(scratch, "resettlement");
  let platform: Platform;

  beforeAll(async () => {
    platform = await createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(3)) });
    cpSync(folder("resettlement"), copy, { recursive: true });
  });
  afterAll(async () => {
    await platform.store.close();
    rmSync(scratch, { recursive: true });
  });

  /** Issues of the shipped packs with the change in place, and the text that holds it. */
  const plant = async (file: string, right: string, wrong: string): Promise<{ issues: readonly Issue[]; text: string }> => {
    const shipped = readFileSync(join(copy, file), "utf8");
    const text = shipped.replace(right, wrong);
    expect(text).not.toBe(shipped);
    writeFileSync(join(copy, file), text);
    try {
      return { text, issues: (await validatePacks(platform, [folder("base"), copy])).issues };
    } finally {
      writeFileSync(join(copy, file), shipped);
    }
  };

  it.each(faults)("is refused with file, path, line and the nearest name: an unknown %s", async (_what, file, right, wrong, code, path, suggestion) => {
    const { issues, text } = await plant(file, right, wrong);
    const found = issues.find((one) => one.code === code && one.suggestion === suggestion);
    expect(found, JSON.stringify(issues)).toBeDefined();
    expect(found?.file).toBe(join(copy, file));
    expect(found?.path).toMatch(path);
    expect(text.split("\n")[(found?.line ?? 0) - 1]).toContain(wrong);
    expect(found?.message["zh-CN"]).toContain(suggestion);
    expect(found?.message.en).toContain(suggestion);
  });

  it.each([
    ["raw output", "{{qr}}", "{{{meta.url}}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["a script", "{{qr}}", "<script>1</script>", "REPORTS_UNSAFE_TEMPLATE"],
    ["a way to a prototype", "{{qr}}", "{{meta.constructor}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["a block that is closed by another", "{{#each households}}", "{{#eech households}}", "REPORTS_BAD_TEMPLATE"],
    ["a block that never ends", "{{/each}}", "", "REPORTS_BAD_TEMPLATE"],
  ])("is refused in a template: %s", async (_what, right, wrong, code) => {
    const { issues } = await plant(MONTHLY, right, wrong);
    expect(issues.map((one) => one.code)).toEqual([code]);
    expect(issues[0]?.file).toBe(join(copy, MONTHLY));
    expect(issues[0]?.line).toBeGreaterThan(0);
  });
});
