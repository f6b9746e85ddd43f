import { existsSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ZhiliError } from "@zhili/contracts";
import { mergePackFolders } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { FolderNotEmpty, UsageValue } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { memoryPlatform } from "./memory-platform.js";
import { refuse } from "./refuse.js";
import { withRequired } from "./with-required.js";

/** Exit code of a merge that is refused, told apart from conflicts. */
const REFUSED = 2;

/** `zhili pack merge`: a county's edited pack and a newer version of it, over the version that both came from. */
export const packMerge: Command = {
  name: "pack merge",
  about: {
    "zh-CN": "三方合并：在共同的旧版本上，把本地修改和新版本合在一起",
    en: "merge a locally edited pack with a newer version over the version that both came from",
  },
  flags: {
    base: { value: "<folder>", about: { "zh-CN": "共同的旧版本", en: "the version that both came from" } },
    ours: { value: "<folder>", about: { "zh-CN": "本地修改后的", en: "the locally edited one" } },
    theirs: { value: "<folder>", about: { "zh-CN": "新版本", en: "the newer version" } },
    out: { value: "<folder>", about: { "zh-CN": "写入合并结果（空文件夹）", en: "where the outcome is written (an empty folder)" } },
  },
  async run(call) {
    const [base, ours, theirs, out] = ["base", "ours", "theirs", "out"].map((flag) => needed(call, flag)) as [string, string, string, string];
    const platform = await memoryPlatform();
    try {
      if (existsSync(out) && readdirSync(out).length > 0) throw FolderNotEmpty({ facts: { folder: out } });
      const beside = (await withRequired([theirs])).packs.filter(({ source }) => source !== theirs);
      const { files, conflicts, applied, kept, merged } = await mergePackFolders(platform, { base, ours, theirs, beside });
      for (const [file, text] of Object.entries(files)) {
        await mkdir(dirname(join(out, file)), { recursive: true });
        await writeFile(join(out, file), text, { flag: "wx" });
      }
      call.answer({ clean: conflicts.length === 0, version: merged.version, hash: merged.hash, conflicts, applied, kept });
      for (const { definition, path, clash } of conflicts) call.line(`${clash} ${definition}${path}`);
      call.say(
        {
          "zh-CN": "采用新版本 {applied} 处，保留本地 {kept} 处，冲突 {conflicts} 处（冲突处写入的是本地内容）",
          en: "{applied} changes taken, {kept} local ones kept, {conflicts} conflicts (local content was written there)",
        },
        { applied: applied.length, kept: kept.length, conflicts: conflicts.length },
      );
      return conflicts.length === 0 ? EXIT.ok : EXIT.problem;
    } catch (error) {
      if (error instanceof ZhiliError && !error.code.startsWith("CLI_USAGE_")) {
        refuse(error, call.language, call.json);
        return REFUSED;
      }
      throw error;
    } finally {
      await platform.store.close();
    }
  },
};

function needed(call: Call, flag: string): string {
  const value = call.value(flag);
  if (value === undefined) throw UsageValue({ facts: { command: packMerge.name, flag: `--${flag}`, value: "<folder>" } });
  return value;
}
