import { listRevisions, systemContext } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { withPlatform } from "./open-data.js";

/** `zhili config history`: every publication, the newest first. */
export const configHistory: Command = {
  name: "config history",
  about: { "zh-CN": "列出配置的每次发布：何时、何人、为何", en: "list the publications of the configuration: when, by whom, why" },
  run: (call) =>
    withPlatform(async (platform) => {
      const { items } = await listRevisions(platform, systemContext(platform), { limit: 200 });
      call.answer({ revisions: items });
      for (const { seq, at, kind, byName, message, revision } of items)
        call.line(`${String(seq).padStart(4)}  ${at}  ${kind.padEnd(9)} ${revision}  ${byName}  ${message}`);
      return EXIT.ok;
    }),
};
