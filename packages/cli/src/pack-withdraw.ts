import { planWithdrawal, withdrawPack } from "@zhili/platform";
import type { Command } from "./command.js";
import { NotConfirmed } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";

/** `zhili pack withdraw <id>`: nothing of the pack happens any more, its records stay readable. */
export const packWithdraw: Command = {
  name: "pack withdraw",
  about: {
    "zh-CN": "停用一个配置包：流程和日程停下，已有记录仍可查看、导出",
    en: "withdraw a pack: nothing of it happens any more, its records can still be read and exported",
  },
  parameters: { shown: "<id>", least: 1, most: 1 },
  flags: {
    plan: { about: { "zh-CN": "只看会怎样，不停用", en: "show what it would do" } },
    yes: { about: { "zh-CN": "确认停用", en: "do it" } },
    message: { value: "<text>", about: { "zh-CN": "发布说明", en: "why, for the history" } },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const context = commandLineContext(platform);
      const plan = await planWithdrawal(platform, context, call.parameters[0] ?? "");
      call.say({ "zh-CN": "停用 {pack} {version}", en: "withdraw {pack} {version}" }, { ...plan });
      for (const one of plan.types)
        call.say(
          { "zh-CN": "  {title}：{records} 条仍可查看，{running} 件停在原环节", en: "  {title}: {records} stay readable, {running} cases stand still" },
          { ...one },
        );
      if (call.has("plan")) {
        call.answer(plan);
        return EXIT.ok;
      }
      if (!call.has("yes")) throw NotConfirmed();
      const { revision, seq } = await withdrawPack(platform, context, { pack: plan.pack, message: call.value("message") ?? `${plan.pack} ${plan.version}` });
      call.answer({ ...plan, revision, seq });
      call.say({ "zh-CN": "已停用，配置版本 {revision}（第 {seq} 次发布）", en: "withdrawn: revision {revision}, publication {seq}" }, { revision, seq });
      return EXIT.ok;
    }),
};
