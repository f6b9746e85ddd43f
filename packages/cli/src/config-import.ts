import { discardDraft, type PreparedImport, prepareImport, publishDraft, readBytes } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { NotConfirmed } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";

/** `zhili config import <file>`: the changes of another site in the place of those here; shows the difference first. */
export const configImport: Command = {
  name: "config import",
  about: {
    "zh-CN": "导入另一处的配置文件，代替这里的本县修改；先列出差别",
    en: "take in the configuration file of another site in the place of the changes here; the difference is shown first",
  },
  parameters: { shown: "<file>", least: 1, most: 1 },
  flags: {
    plan: { about: { "zh-CN": "只看差别，不导入", en: "show the difference only" } },
    yes: { about: { "zh-CN": "确认导入", en: "do it" } },
    message: { value: "<text>", about: { "zh-CN": "发布说明", en: "why, for the history" } },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const [file = ""] = call.parameters;
      const context = commandLineContext(platform);
      const prepared = await prepareImport(platform, context, file, await readBytes(file));
      const { draft, accepted } = prepared;
      try {
        show(call, prepared);
        if (call.has("plan") || prepared.same) return EXIT.ok;
        if (!call.has("yes")) throw NotConfirmed();
        const message = call.value("message") ?? draft.title;
        const progress = (done: number, of: number, title: string) => call.progress.show(title, done, of);
        const made = await publishDraft(platform, context, { draft: draft.id, version: draft.version, message, accept: accepted }, { progress });
        call.say({ "zh-CN": "已导入，配置版本 {revision}（第 {seq} 次发布）", en: "imported: revision {revision}, publication {seq}" }, { ...made });
        return EXIT.ok;
      } finally {
        await discardDraft(platform, context, draft.id).catch(() => undefined);
      }
    }),
};

function show(call: Call, { draft, difference, same, untouched, accepted }: PreparedImport): void {
  const { changes } = difference;
  call.answer({ changes, same, untouched, accepted, edits: draft.overlay.overrides.length, choices: draft.overlay.choices?.length ?? 0 });
  for (const { operation, definition, path } of changes) call.line(`${operation.padEnd(6)} ${definition}${path}`);
  for (const pack of untouched) call.say({ "zh-CN": "{pack}：文件中没有，保持不变", en: "{pack}: not in the file, stays as it is" }, { pack });
  for (const { case: name, reason } of accepted)
    call.say({ "zh-CN": "接受未通过的案例 {name}：{reason}", en: "accepts the red case {name}: {reason}" }, { name, reason });
  if (same) call.say({ "zh-CN": "与现行配置相同", en: "the same as the configuration in force" });
  else call.say({ "zh-CN": "与现行配置有 {count} 处不同", en: "{count} differences from the configuration in force" }, { count: changes.length });
}
