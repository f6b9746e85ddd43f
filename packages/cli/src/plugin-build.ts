import type { Command } from "./command.js";
import { compilePlugin } from "./compile-plugin.js";
import { EXIT } from "./exit-codes.js";

/** `zhili plugin build <folder>`: compiles a plugin and proves that it registers what its manifest says. */
export const pluginBuild: Command = {
  name: "plugin build",
  about: {
    "zh-CN": "编译扩展，并检查它登记的内容与 package.json 一致",
    en: "compile a plugin and check that it registers what its package.json says",
  },
  parameters: { shown: "<folder>", least: 1, most: 1 },
  async run(call) {
    const [folder = ""] = call.parameters;
    const plugin = await compilePlugin(folder);
    call.answer({ folder, ...plugin });
    for (const name of plugin.contributes) call.line(`  ${name}`);
    call.say(
      {
        "zh-CN": "扩展 {id} {version} 可以使用。把文件夹放进数据目录的 plugins/ 即生效。",
        en: "the plugin {id} {version} is ready. Put its folder into plugins/ of the data folder to use it.",
      },
      { id: plugin.id, version: plugin.version },
    );
    return EXIT.ok;
  },
};
