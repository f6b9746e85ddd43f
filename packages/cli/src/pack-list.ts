import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { withPlatform } from "./open-data.js";

/** `zhili pack list`: the packs in force. */
export const packList: Command = {
  name: "pack list",
  about: { "zh-CN": "列出已安装的配置包", en: "list the packs that are installed" },
  run: (call) =>
    withPlatform(async (platform) => {
      const { packs, revision } = platform.configuration();
      const rows = packs.map((pack) => ({
        id: pack.manifest.id,
        title: pack.manifest.title,
        version: pack.version,
        hash: pack.hash,
        definitions: Object.values(pack.definitions).reduce((sum, byId) => sum + Object.keys(byId).length, 0),
      }));
      call.answer({ revision, packs: rows });
      for (const row of rows)
        call.say({ "zh-CN": "{id} {version}  {title}（{definitions} 项定义）", en: "{id} {version}  {title} ({definitions} definitions)" }, row);
      call.say({ "zh-CN": "配置版本 {revision}", en: "revision {revision}" }, { revision });
      return EXIT.ok;
    }),
};
