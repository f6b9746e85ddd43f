import { diffPackDocuments, readPackDocument } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";

/** `zhili pack diff <older> <newer>`: what differs between two folders of a pack, by definition and place. */
export const packDiff: Command = {
  name: "pack diff",
  about: { "zh-CN": "比较配置包的两个版本，逐处列出不同", en: "list what differs between two versions of a pack, place by place" },
  parameters: { shown: "<older> <newer>", least: 2, most: 2 },
  async run(call) {
    const [older = "", newer = ""] = call.parameters;
    const changes = diffPackDocuments(await readPackDocument(older), await readPackDocument(newer));
    call.answer({ changes });
    for (const { operation, definition, path, before, value } of changes) call.line(`${operation.padEnd(6)} ${definition}${path}${shown(before, value)}`);
    call.say({ "zh-CN": "{count} 处不同", en: "{count} differences" }, { count: changes.length });
    return EXIT.ok;
  },
};

function shown(before: unknown, value: unknown): string {
  const scalar = (one: unknown) => (one === undefined || (typeof one === "object" && one !== null) ? undefined : JSON.stringify(one));
  const [old, now] = [scalar(before), scalar(value)];
  return old === undefined && now === undefined ? "" : `  ${old ?? "–"} → ${now ?? "–"}`;
}
