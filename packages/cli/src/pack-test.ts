import { basename, resolve } from "node:path";
import { applyPacks, PackInvalid, runCases, validatePacks } from "@zhili/platform";
import { memoryPlatform } from "./memory-platform.js";
import { withRequired } from "./with-required.js";

/** `zhili pack test <folder...>`: runs the packs' own cases; with --json `{cases:[{title, passed, message?}], passed, failed}`. */
export async function packTest(words: readonly string[]): Promise<number> {
  const json = words.includes("--json");
  const folders = words.filter((word) => !word.startsWith("--"));
  if (folders.length === 0) {
    console.error("Name the folder of a pack.");
    return 2;
  }
  const platform = await memoryPlatform();
  try {
    const { packs, issues } = await validatePacks(platform, withRequired(folders));
    if (issues.length > 0) throw PackInvalid({ facts: { count: issues.length }, issues });
    await applyPacks(platform, packs);
    const named = folders.map((folder) => basename(resolve(folder)));
    const results = await runCases(platform, platform.configuration(), { packs: named });
    const failed = results.filter((one) => !one.passed).length;
    const cases = results.map(({ title, passed, message }) => ({ title, passed, ...(message === undefined ? {} : { message }) }));
    if (json) console.log(JSON.stringify({ cases, passed: results.length - failed, failed }, null, 2));
    else {
      for (const one of results)
        console.log(`${one.passed ? "ok  " : "FAIL"} ${one.scenario ?? ""} ${one.title}${one.message === undefined ? "" : `\n     ${one.message}`}`);
      console.log(`${results.length - failed} passed, ${failed} failed`);
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await platform.store.close();
  }
}
