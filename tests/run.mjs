// `npm test`: installs and builds what is missing, checks, runs every test, and ends with `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installAndBuild } from "../packages/cli/bin/install-and-build.mjs";
import { getChromium } from "./get-chromium.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
await installAndBuild();
getChromium();

let passed = 0;
let failed = 0;

function step(title, command, words) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(status === 0 ? `ok ${title}` : `FAILED ${title}`);
}

step("types of every package", "npx", ["tsc", "-b"]);
step("lint and format", "npx", ["biome", "check", "."]);
step("generated types and reference in step with schemas", "npm", ["run", "--silent", "generate", "--", "--check"]);
const packs = readdirSync(join(root, "templates")).map((name) => `templates/${name}`);
step("shipped packs are valid", "node", ["packages/cli/bin/zhili.mjs", "pack", "validate", ...packs]);
step("shipped packs pass their cases", "node", ["packages/cli/bin/zhili.mjs", "pack", "test", ...packs]);

console.log("\n== tests");
const folder = mkdtempSync(join(tmpdir(), "zhili-tests-"));
const report = join(folder, "report.json");
spawnSync("npx", ["vitest", "run", "--maxWorkers=2", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
let skipped = 0;
try {
  const results = JSON.parse(readFileSync(report, "utf8"));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  skipped += results.numPendingTests + results.numTodoTests;
  const broken = results.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  failed += broken;
} catch (error) {
  console.error(`the tests gave no report: ${error.message}`);
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;
