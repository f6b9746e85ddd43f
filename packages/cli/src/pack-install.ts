import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import { applyPacks, finishPackData, type PackChange, PackInvalid, planPacks, rememberPackData, runCases } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { CasesRed, NotConfirmed } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { namedPacks, SOURCE_FLAGS } from "./named-packs.js";
import { commandLineContext, withPlatform } from "./open-data.js";

/** `zhili pack install <source...>`: checks, runs the cases of the merged configuration, shows the plan, and installs when it is confirmed. */
export const packInstall: Command = {
  name: "pack install",
  about: {
    "zh-CN": "安装或更新配置包（文件夹、.tgz 文件或“名称@版本”）：先检查、运行用例、列出变更，确认后生效",
    en: "install packs or newer versions of them (folder, .tgz file or name@range): checks, runs the cases, shows what changes, then asks",
  },
  parameters: { shown: "<source...>", least: 1, most: Number.POSITIVE_INFINITY },
  flags: {
    yes: { about: { "zh-CN": "不再询问，直接安装", en: "install without asking" } },
    samples: { about: { "zh-CN": "连同示例数据一起装入", en: "load the sample data too" } },
    ...SOURCE_FLAGS,
  },
  run: (call) =>
    withPlatform(
      async (platform) => {
        const gathered = await namedPacks(call, platform);
        const { packs, changes, issues, configuration } = await planPacks(platform, gathered.packs);
        if (configuration === undefined) throw PackInvalid({ facts: { count: issues.length }, issues });
        const answer = (installed: boolean, cases: { passed: number; failed: number }) =>
          call.answer({ changes, cases, installed, revision: platform.configuration().revision });
        for (const change of changes) tellChange(call, change);
        const results = await runCases(platform, configuration, { progress: (done, of, title) => call.progress.show(title, done, of) });
        const red = results.filter((one) => !one.passed);
        const cases = { passed: results.length - red.length, failed: red.length };
        for (const { title, message } of red) call.line(`FAIL ${title}\n     ${message?.[call.language] ?? ""}`);
        call.say({ "zh-CN": "用例：{passed} 个通过，{failed} 个未通过", en: "cases: {passed} passed, {failed} failed" }, cases);
        if (red.length > 0) {
          answer(false, cases);
          throw CasesRed({ facts: { failed: red.length } });
        }
        if (!(await confirmed(call))) {
          answer(false, cases);
          throw NotConfirmed();
        }
        await rememberPackData(
          platform,
          changes.map(({ pack }) => pack),
          { samples: call.has("samples") },
        );
        await applyPacks(platform, packs, commandLineContext(platform));
        await finishPackData(platform, (text, done, of) => call.progress.show(text, done, of));
        answer(true, cases);
        call.say({ "zh-CN": "已生效，配置版本 {revision}", en: "in force, revision {revision}" }, { revision: platform.configuration().revision });
        return EXIT.ok;
      },
      { fresh: true },
    ),
};

function tellChange(call: Call, { pack, from, to, added, changed, withdrawn }: PackChange): void {
  if (from === undefined) {
    call.say({ "zh-CN": "安装 {pack} {to}：{count} 项内容", en: "install {pack} {to}: {count} parts" }, { pack, to, count: added.length });
    return;
  }
  if (from === to) call.say({ "zh-CN": "{pack} {to}", en: "{pack} {to}" }, { pack, to });
  else call.say({ "zh-CN": "更新 {pack} {from} → {to}", en: "update {pack} {from} → {to}" }, { pack, from, to });
  for (const name of added) call.line(`  + ${name}`);
  for (const name of changed) call.line(`  ~ ${name}`);
  for (const name of withdrawn) call.line(`  - ${name}`);
  if (added.length + changed.length + withdrawn.length === 0) call.say({ "zh-CN": "  没有变化", en: "  nothing changes" });
}

async function confirmed(call: Call): Promise<boolean> {
  if (call.has("yes")) return true;
  if (call.json || !stdin.isTTY || !stdout.isTTY) return false;
  call.progress.clear();
  const asked = createInterface({ input: stdin, output: stdout });
  const reply = await asked.question(call.text({ "zh-CN": "安装吗？(y/n) ", en: "Install? (y/n) " })).finally(() => asked.close());
  return /^(y|yes|是|好)$/i.test(reply.trim());
}
