import type { JsonObject } from "@zhili/contracts";
import { readPack } from "@zhili/engine/packs";

/** A pack that rests on the office's; `open` is what its first state says besides. */
export function giftPack(open: JsonObject = {}) {
  const documents: Record<string, JsonObject> = {
    "package.json": {
      name: "gifts",
      version: "1.0.0",
      zhili: { kind: "pack", formatVersion: 1, id: "gifts", title: "慰问", requires: { platform: "^1.0.0", packs: { office: "^1.0.0" } } },
    },
    "record-types/gift.json": { id: "gift", title: "慰问", titleTemplate: "{{title}}", schema: { type: "object", properties: { title: { type: "string" } } } },
    "workflows/gift-run.json": {
      id: "gift-run",
      title: "慰问办理",
      recordType: "gift",
      initial: "open",
      states: [
        { id: "open", title: "待办", deadline: { within: "P1D", overdue: [{ id: "late", after: "PT0S", roles: ["keeper"], title: "逾期" }] }, ...open },
        { id: "closed", title: "办结", kind: "final" },
      ],
      transitions: [{ id: "close", title: "办结", from: ["open"], to: "closed", roles: ["keeper"] }],
    },
    "roles/keeper.json": {
      id: "keeper",
      title: "保管员",
      rules: [{ id: "all", actions: ["read", "create", "update", "transition"], subjects: ["record-type/gift"] }],
    },
    "roles/looker.json": { id: "looker", title: "查看人", rules: [{ id: "read", actions: ["read"], subjects: ["record-type/gift"] }] },
    "locales/en.json": { "record-type/gift/title": "Gift", "workflow/gift-run/states/open/title": "Open" },
  };
  const { pack, issues } = readPack(Object.fromEntries(Object.entries(documents).map(([path, one]) => [path, JSON.stringify(one)])));
  if (pack === undefined) throw new Error(JSON.stringify(issues));
  return pack;
}
