import { type Draft, discardDraft, prepareUpgrade, publishDraft, readPackDocument, settleConflict, systemContext } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { NotConfirmed, UsageChoice } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { withPlatform } from "./open-data.js";

/** `zhili pack upgrade <folder>`: brings in a newer version with the county's edits kept; shows what happens first. */
export const packUpgrade: Command = {
  name: "pack upgrade",
  about: {
    "zh-CN": "升级已安装的配置包，保留本县修改；先列出冲突和变化",
    en: "bring in a newer version of an installed pack with the county's edits kept; conflicts and changes are shown first",
  },
  parameters: { shown: "<folder>", least: 1, most: 1 },
  flags: {
    plan: { about: { "zh-CN": "只看计划，不升级", en: "show the plan only" } },
    yes: { about: { "zh-CN": "确认升级", en: "do it" } },
    message: { value: "<text>", about: { "zh-CN": "发布说明", en: "why, for the history" } },
    conflicts: {
      value: "<ours|theirs>",
      about: { "zh-CN": "所有冲突都取本县的（ours）或新版本的（theirs）", en: "settle every conflict with ours or theirs" },
    },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const side = sideOf(call);
      const context = systemContext(platform);
      const newer = await readPackDocument(call.parameters[0] ?? "");
      let draft = await prepareUpgrade(platform, context, newer);
      try {
        if (side !== undefined)
          draft = await settleAll(draft, (version, conflict) => settleConflict(platform, context, { draft: draft.id, version, conflict, choice: side }));
        show(call, draft);
        const open = openIn(draft);
        if (call.has("plan") || open > 0) return open > 0 ? EXIT.problem : EXIT.ok;
        if (!call.has("yes")) throw NotConfirmed();
        const message = call.value("message") ?? draft.title;
        const made = await publishDraft(platform, context, { draft: draft.id, version: draft.version, message });
        call.say({ "zh-CN": "已升级，配置版本 {revision}（第 {seq} 次发布）", en: "upgraded: revision {revision}, publication {seq}" }, { ...made });
        return EXIT.ok;
      } finally {
        await discardDraft(platform, context, draft.id).catch(() => undefined);
      }
    }),
};

function sideOf(call: Call): "ours" | "theirs" | undefined {
  const side = call.value("conflicts");
  if (side === undefined || side === "ours" || side === "theirs") return side;
  throw UsageChoice({ facts: { command: packUpgrade.name, flag: "--conflicts", value: side, choices: "ours, theirs" } });
}

async function settleAll(draft: Draft, settle: (version: number, conflict: string) => Promise<Draft>): Promise<Draft> {
  let current = draft;
  for (const { id } of draft.conflicts ?? []) current = await settle(current.version, id);
  return current;
}

function openIn(draft: Draft): number {
  return (draft.conflicts ?? []).filter(({ settled }) => settled === undefined).length;
}

function show(call: Call, { upgrade, conflicts = [], overlay }: Draft): void {
  call.answer({ ...upgrade, conflicts, edits: overlay.overrides });
  call.say({ "zh-CN": "{pack} {from} → {to}", en: "{pack} {from} → {to}" }, { ...upgrade });
  for (const { definition, path, clash, settled = "" } of conflicts) call.line(`  ${clash} ${definition}${path} ${settled}`);
  call.say(
    { "zh-CN": "保留本县修改 {edits} 处，冲突 {count} 处", en: "{edits} edits of the county kept, {count} conflicts" },
    { edits: overlay.overrides.length, count: conflicts.length },
  );
}
