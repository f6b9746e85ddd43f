import { writeFile } from "node:fs/promises";
import { buildPack } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { memoryPlatform } from "./memory-platform.js";
import { refuseExisting } from "./refuse-existing.js";
import { withRequired } from "./with-required.js";

/** `zhili pack build <folder>`: the pack as an npm archive; the same files give the same bytes. */
export const packBuild: Command = {
  name: "pack build",
  about: {
    "zh-CN": "检查配置包并打成 npm 格式的 .tgz：同样的文件得到同样的字节，并显示校验值",
    en: "check a pack and make its npm archive (.tgz): the same files give the same bytes; shows the integrity",
  },
  parameters: { shown: "<folder>", least: 1, most: 1 },
  flags: {
    out: { value: "<file>", about: { "zh-CN": "写到哪个文件，不写则按名称和版本取名", en: "where it is written; named by name and version when left out" } },
  },
  async run(call) {
    const [folder = ""] = call.parameters;
    const platform = await memoryPlatform();
    try {
      const { packs } = await withRequired([folder]);
      const { archive, ...built } = await buildPack(platform, packs);
      const file = call.value("out") ?? `${built.name.replace(/^@/, "").replaceAll("/", "-")}-${built.version}.tgz`;
      refuseExisting(file);
      await writeFile(file, archive, { flag: "wx" });
      call.answer({ file, ...built, bytes: archive.length });
      call.say(
        { "zh-CN": "{file}：{name} {version}，{files} 个文件，{bytes} 字节", en: "{file}: {name} {version}, {files} files, {bytes} bytes" },
        { file, name: built.name, version: built.version, files: built.files, bytes: archive.length },
      );
      call.line(built.integrity);
      return EXIT.ok;
    } finally {
      await platform.store.close();
    }
  },
};
