import process from "node:process";
import { exportChanges, listChanges, systemContext } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { withPlatform } from "./open-data.js";

/** `zhili config changes`: the county's own changes against its packs. */
export const configChanges: Command = {
  name: "config changes",
  about: { "zh-CN": "列出本县对配置包的修改：何处、何人、何时、为何", en: "list the county's changes against its packs: where, by whom, when, why" },
  flags: {
    "json-patch": {
      value: "<pack>",
      about: {
        "zh-CN": "把对这个配置包的修改输出为 JSON Patch（RFC 6902），供其作者采纳",
        en: "print the changes of this pack as JSON Patch (RFC 6902) for its author",
      },
    },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const pack = call.value("json-patch");
      if (pack !== undefined) {
        const { patch } = await exportChanges(platform, systemContext(platform), pack);
        process.stdout.write(`${JSON.stringify(patch, null, 2)}\n`);
        return EXIT.ok;
      }
      const { seq, changes } = await listChanges(platform, systemContext(platform));
      call.answer({ seq, changes });
      for (const { operation, definition, path, by = "", at = "", why = "" } of changes)
        call.line(`${operation.padEnd(6)} ${definition}${path}  ${by} ${at} ${why}`);
      call.say({ "zh-CN": "{count} 处修改", en: "{count} changes" }, { count: changes.length });
      return EXIT.ok;
    }),
};
