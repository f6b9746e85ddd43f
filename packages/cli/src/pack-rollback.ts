import { planRollback, rollbackUpgrade } from "@zhili/platform";
import type { Command } from "./command.js";
import { NotConfirmed } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";
import { STATE_FLAG, stateChoices } from "./state-choices.js";
import { tellMoves } from "./tell-moves.js";

/** `zhili pack rollback`: takes the last upgrade back, configuration and data. */
export const packRollback: Command = {
  name: "pack rollback",
  about: {
    "zh-CN": "退回最近一次升级：恢复配置，把记录改回；台账保留",
    en: "take the last upgrade back: the configuration from before, and the records with it; ledger entries are kept",
  },
  flags: {
    plan: { about: { "zh-CN": "只看会怎样，不退回", en: "show what it would do" } },
    yes: { about: { "zh-CN": "确认退回", en: "do it" } },
    message: { value: "<text>", about: { "zh-CN": "发布说明", en: "why, for the history" } },
    state: STATE_FLAG,
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const context = commandLineContext(platform);
      const states = stateChoices(call, packRollback.name);
      const { upgrade, moves } = await planRollback(platform, context, { states });
      const { id, pack, from, to } = upgrade;
      call.say({ "zh-CN": "{pack} {to} → {from}", en: "{pack} {to} → {from}" }, { pack, from, to });
      tellMoves(call, moves);
      const stuck = moves.types.some((type) => type.stuck.length > 0);
      if (call.has("plan") || stuck) {
        call.answer({ upgrade: id, pack, from, to, moves });
        return stuck ? EXIT.problem : EXIT.ok;
      }
      if (!call.has("yes")) throw NotConfirmed();
      const message = call.value("message") ?? `${pack} ${to} → ${from}`;
      const made = await rollbackUpgrade(platform, context, { upgrade: id, message, states }, (done, of, title) => call.progress.show(title, done, of));
      call.answer({ upgrade: id, pack, from, to, moves, revision: made.revision, seq: made.seq });
      call.say({ "zh-CN": "已退回，配置版本 {revision}（第 {seq} 次发布）", en: "rolled back: revision {revision}, publication {seq}" }, { ...made });
      return EXIT.ok;
    }),
};
