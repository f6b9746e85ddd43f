import { type Draft, discardDraft, prepareUpgrade, publishDraft, type Rehearsal, readPackDocument, rehearseDraft, settleConflict } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { NotConfirmed, UsageChoice } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { namedPacks, SOURCE_FLAGS } from "./named-packs.js";
import { commandLineContext, withPlatform } from "./open-data.js";
import { STATE_FLAG, stateChoices } from "./state-choices.js";
import { isHindered, tellMoves } from "./tell-moves.js";
import { untilCancelled } from "./until-cancelled.js";

/** `zhili pack upgrade <source>`: brings in a newer version with the county's edits kept; shows what happens first. */
export const packUpgrade: Command = {
  name: "pack upgrade",
  about: {
    "zh-CN": "升级已安装的配置包，保留本县修改；先列出冲突和变化",
    en: "bring in a newer version of an installed pack with the county's edits kept; conflicts and changes are shown first",
  },
  parameters: { shown: "<source>", least: 1, most: 1 },
  flags: {
    plan: { about: { "zh-CN": "只看计划，不升级", en: "show the plan only" } },
    rehearse: {
      about: {
        "zh-CN": "对照现有数据预演：哪些记录、在办事项、评分、权限、报表会变",
        en: "try it on the live data: records, running cases, scores, rights, reports",
      },
    },
    yes: { about: { "zh-CN": "确认升级", en: "do it" } },
    message: { value: "<text>", about: { "zh-CN": "发布说明", en: "why, for the history" } },
    conflicts: {
      value: "<side>",
      about: { "zh-CN": "所有冲突都取本县的（ours）或新版本的（theirs）", en: "settle every conflict with ours or theirs" },
    },
    state: STATE_FLAG,
    ...SOURCE_FLAGS,
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const side = sideOf(call);
      const states = stateChoices(call, packUpgrade.name);
      const context = commandLineContext(platform);
      const { packs } = await namedPacks(call, platform);
      const newer = await readPackDocument(packs[0] ?? "");
      let draft = await prepareUpgrade(platform, context, newer);
      try {
        if (side !== undefined)
          draft = await settleAll(draft, (version, conflict) => settleConflict(platform, context, { draft: draft.id, version, conflict, choice: side }));
        const open = openIn(draft);
        const progress = (what: string, done: number, of: number) => call.progress.show(what, done, of);
        return await untilCancelled(call, async (signal) => {
          const rehearsal = call.has("rehearse") && open === 0 ? await rehearseDraft(platform, context, draft.id, { progress, signal, states }) : undefined;
          show(call, draft, rehearsal);
          const hindered = rehearsal !== undefined && (rehearsal.issues.length > 0 || isHindered(rehearsal.moves));
          if (call.has("plan") || call.has("rehearse") || open > 0) return open > 0 || hindered ? EXIT.problem : EXIT.ok;
          if (!call.has("yes")) throw NotConfirmed();
          const message = call.value("message") ?? draft.title;
          const made = await publishDraft(
            platform,
            context,
            { draft: draft.id, version: draft.version, message, states },
            { signal, progress: (done, of, title) => progress(title, done, of) },
          );
          call.say({ "zh-CN": "已升级，配置版本 {revision}（第 {seq} 次发布）", en: "upgraded: revision {revision}, publication {seq}" }, { ...made });
          return EXIT.ok;
        });
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

function show(call: Call, { upgrade, conflicts = [], overlay }: Draft, rehearsal: Rehearsal | undefined): void {
  call.answer({ ...upgrade, conflicts, edits: overlay.overrides, ...(rehearsal === undefined ? {} : { rehearsal }) });
  call.say({ "zh-CN": "{pack} {from} → {to}", en: "{pack} {from} → {to}" }, { ...upgrade });
  for (const { definition, path, clash, settled = "" } of conflicts) call.line(`  ${clash} ${definition}${path} ${settled}`);
  call.say(
    { "zh-CN": "保留本县修改 {edits} 处，冲突 {count} 处", en: "{edits} edits of the county kept, {count} conflicts" },
    { edits: overlay.overrides.length, count: conflicts.length },
  );
  if (rehearsal !== undefined) tell(call, rehearsal);
}

function tell(call: Call, { issues, moves, records, running, scores, rights, reports, red }: Rehearsal): void {
  for (const { path, file = "", message } of issues) call.line(`  ${file} ${path} ${message[call.language]}`);
  tellMoves(call, moves);
  for (const one of records)
    call.say({ "zh-CN": "  {title}：{checked} 条中有 {invalid} 条将不合要求", en: "  {title}: {invalid} of {checked} records would not validate" }, { ...one });
  for (const { title, running: count, stateless } of running)
    call.say(
      {
        "zh-CN": "  {title}：{count} 件在办，其中 {left} 件所处环节新版本没有（按原版本办完）",
        en: "  {title}: {count} running, {left} in states that are gone (they finish on their version)",
      },
      { title, count, left: stateless.reduce((sum, state) => sum + state.count, 0) },
    );
  for (const { title, subjects, changed } of scores)
    call.say(
      { "zh-CN": "  {title}：{subjects} 个结果中有 {count} 个会变", en: "  {title}: {count} of {subjects} results would change" },
      { title, subjects, count: changed.length },
    );
  for (const { title, people, gained, lost } of rights)
    call.say(
      { "zh-CN": "  {title}（{people} 人次）：增加 {gained} 项权限，减少 {lost} 项", en: "  {title} ({people} grants): {gained} rights gained, {lost} lost" },
      { title, people, gained: gained.length, lost: lost.length },
    );
  for (const { title, added, removed } of reports)
    call.say(
      { "zh-CN": "  {title}：增加 {added} 列，减少 {removed} 列", en: "  {title}: {added} columns added, {removed} taken away" },
      { title, added: added.length, removed: removed.length },
    );
  for (const { title, message } of red) call.line(`  FAIL ${title} ${message?.[call.language] ?? ""}`);
}
