import { basename, join, resolve } from "node:path";
import type { Command } from "./command.js";
import { PluginIdWrong } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { linkPluginApi } from "./open-plugins.js";
import { PLUGIN_SKELETON } from "./shipped.js";
import { writeSkeleton } from "./write-skeleton.js";

const SKELETON_ID = "plugin-skeleton";

/** `zhili plugin new <folder>`: a plugin with one scoring source and a passing test, to be changed piece by piece. */
export const pluginNew: Command = {
  name: "plugin new",
  about: {
    "zh-CN": "新建一个可以直接使用的小扩展：一个计分来源和它的测试",
    en: "make a small plugin that works as it is: a scoring source with its test",
  },
  parameters: { shown: "<folder>", least: 1, most: 1 },
  flags: { id: { value: "<id>", about: { "zh-CN": "扩展编号（默认用文件夹名）", en: "id of the plugin (the folder's name)" } } },
  async run(call) {
    const [folder = ""] = call.parameters;
    const id = call.value("id") ?? basename(resolve(folder));
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 64) throw PluginIdWrong({ facts: { id } });
    const files = await writeSkeleton(PLUGIN_SKELETON, folder, (_file, text) => text.replaceAll(SKELETON_ID, id));
    linkPluginApi(resolve(folder));
    call.answer({ folder, id, files });
    for (const file of files) call.line(`  ${join(folder, file)}`);
    call.say(
      {
        "zh-CN": "已建立扩展 {id}。接着运行：\n  zhili plugin test {folder}\n  zhili plugin build {folder}",
        en: "made the plugin {id}. Next:\n  zhili plugin test {folder}\n  zhili plugin build {folder}",
      },
      { id, folder },
    );
    return EXIT.ok;
  },
};
