import { writeFile } from "node:fs/promises";
import { stdout } from "node:process";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { withPlatform } from "./open-data.js";

/** `zhili types`: TypeScript types of the installed record types, for authors of plugins. */
export const types: Command = {
  name: "types",
  about: {
    "zh-CN": "为插件作者生成已安装业务类型的 TypeScript 类型",
    en: "write TypeScript types of the installed record types, for authors of plugins",
  },
  flags: { out: { value: "<file>", about: { "zh-CN": "写入文件（会更新已有文件）", en: "write to a file (an older one is replaced)" } } },
  run: (call) =>
    withPlatform(async (platform) => {
      const configuration = platform.configuration();
      const { recordTypesText } = await import("./types/record-types-text.js");
      const text = await recordTypesText(configuration);
      const out = call.value("out");
      const names = [...configuration.recordTypes.keys()];
      if (out !== undefined) await writeFile(out, text);
      else if (!call.json) stdout.write(text);
      call.answer({ revision: configuration.revision, recordTypes: names, ...(out === undefined ? { text } : { file: out }) });
      if (out !== undefined) call.say({ "zh-CN": "已写入 {out}：{count} 个业务类型", en: "wrote {out}: {count} record types" }, { out, count: names.length });
      return EXIT.ok;
    }),
};
