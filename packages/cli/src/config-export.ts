import { writeFile } from "node:fs/promises";
import { exportConfiguration } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";
import { refuseExisting } from "./refuse-existing.js";

/** `zhili config export`: the configuration in force as one file for another site; the same configuration gives the same bytes. */
export const configExport: Command = {
  name: "config export",
  about: {
    "zh-CN": "把现行配置写成一个文件，供另一处导入：所用配置包的校验值、本县修改、记住的选择",
    en: "write the configuration in force as one file for another site: packs by hash, the county's changes, remembered choices",
  },
  flags: { out: { value: "<file>", about: { "zh-CN": "写到哪个文件，默认 configuration.tgz", en: "where it is written; configuration.tgz when left out" } } },
  run: (call) =>
    withPlatform(async (platform) => {
      const file = call.value("out") ?? "configuration.tgz";
      refuseExisting(file);
      const { archive, integrity, carried } = await exportConfiguration(platform, commandLineContext(platform));
      await writeFile(file, archive, { flag: "wx" });
      const counts = { changes: carried.overlay.overrides.length, choices: carried.overlay.choices?.length ?? 0 };
      call.answer({ file, integrity, packs: carried.packs, ...counts });
      for (const { id, version, hash } of carried.packs) call.line(`${id} ${version}  ${hash}`);
      call.say({ "zh-CN": "{file}：{changes} 处修改，{choices} 个选择", en: "{file}: {changes} changes, {choices} choices" }, { file, ...counts });
      call.line(integrity);
      return EXIT.ok;
    }),
};
