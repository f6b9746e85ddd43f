import { validatePacks } from "@zhili/platform";
import { memoryPlatform } from "./memory-platform.js";
import { withRequired } from "./with-required.js";

/** `zhili pack validate <folder...>`: 0 when nothing is wrong, 1 with every issue otherwise. */
export async function packValidate(words: readonly string[]): Promise<number> {
  const json = words.includes("--json");
  const folders = words.filter((word) => !word.startsWith("--"));
  if (folders.length === 0) {
    console.error("Name the folder of a pack.");
    return 2;
  }
  const platform = await memoryPlatform();
  try {
    const { issues, packs } = await validatePacks(platform, withRequired(folders));
    if (json) console.log(JSON.stringify({ issues, packs: packs.map((pack) => ({ id: pack.manifest.id, version: pack.version, hash: pack.hash })) }, null, 2));
    else {
      for (const issue of issues) {
        const near = issue.suggestion === undefined ? "" : ` (${issue.suggestion}?)`;
        console.log(`${issue.file ?? ""}:${issue.line ?? 1} ${issue.path} ${issue.code} ${issue.message.en}${near}`);
      }
      console.log(issues.length === 0 ? `${packs.length} packs, no problem` : `${issues.length} problems`);
    }
    return issues.length === 0 ? 0 : 1;
  } finally {
    await platform.store.close();
  }
}
