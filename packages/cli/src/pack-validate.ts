import { validatePacks } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { memoryPlatform } from "./memory-platform.js";
import { issueLine } from "./refuse.js";
import { withRequired } from "./with-required.js";

/** `zhili pack validate <folder...>`: 0 when nothing is wrong, 1 with every issue otherwise. */
export const packValidate: Command = {
  name: "pack validate",
  about: {
    "zh-CN": "检查配置包：列出每处问题的文件、行号、位置和最接近的名称",
    en: "check packs: every problem with file, line, path and the nearest name",
  },
  parameters: { shown: "<folder...>", least: 1, most: Number.POSITIVE_INFINITY },
  async run(call) {
    const platform = await memoryPlatform();
    try {
      const { issues, packs } = await validatePacks(platform, (await withRequired(call.parameters)).packs);
      call.answer({ issues, packs: packs.map((pack) => ({ id: pack.manifest.id, version: pack.version, hash: pack.hash })) });
      for (const issue of issues) call.line(issueLine(issue, call.language));
      if (issues.length === 0) call.say({ "zh-CN": "{packs} 个配置包，没有问题", en: "{packs} packs, no problem" }, { packs: packs.length });
      else call.say({ "zh-CN": "{count} 处问题", en: "{count} problems" }, { count: issues.length });
      return issues.length === 0 ? EXIT.ok : EXIT.problem;
    } finally {
      await platform.store.close();
    }
  },
};
