import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { dataPlace } from "./open-data.js";
import { openPlugins } from "./open-plugins.js";

/** `zhili plugin list`: every plugin that a server here would use, and why one would not be; 1 when there is such a one. */
export const pluginList: Command = {
  name: "plugin list",
  about: { "zh-CN": "列出可用的扩展和它们登记的内容", en: "the plugins that are there, and what each registers" },
  async run(call) {
    const { plugins, close } = await openPlugins(dataPlace().folder);
    close();
    call.answer({
      plugins: plugins.map(({ folder, id, version, title, contributes, refused }) => ({
        folder,
        ...(id === undefined ? {} : { id, version, title }),
        contributes,
        ...(refused === undefined ? {} : { refused: { code: refused.code, message: refused.messageIn(call.language) } }),
      })),
    });
    for (const { folder, id, version, title = "", contributes, refused } of plugins) {
      call.line(`${refused === undefined ? "ok  " : "FAIL"} ${id === undefined ? folder : `${id} ${version} ${title}`}`);
      if (refused !== undefined) call.line(`     ${refused.code}: ${refused.messageIn(call.language)}`);
      else for (const name of contributes) call.line(`     ${name}`);
    }
    return plugins.every(({ refused }) => refused === undefined) ? EXIT.ok : EXIT.problem;
  },
};
