import type { Json, JsonObject } from "@zhili/contracts";

/** Files of a small pack in which everything is right. */
export function smallPack(): Record<string, string> {
  const files: Record<string, Json> = {
    "package.json": {
      name: "@zhili/pack-small",
      version: "1.0.0",
      zhili: { kind: "pack", formatVersion: 1, id: "small", title: "小包", requires: { platform: "^1.0.0" } },
    },
    "code-lists/org-level.json": {
      id: "org-level",
      title: "层级",
      items: [
        { id: "township", title: "乡镇" },
        { id: "village", title: "村" },
      ],
    },
    "record-types/family.json": {
      id: "family",
      title: "家庭",
      titleTemplate: "{{no}} {{head}}",
      schema: {
        type: "object",
        required: ["no"],
        properties: {
          no: { type: "string" },
          head: { type: "string", sensitive: "name" },
          members: { type: "integer" },
          joined: { type: "string", format: "date" },
          double: { type: "integer", computed: "record.members * 2" },
        },
      },
      form: { rules: [{ id: "some", when: "record.members > 0", message: "{{no}}至少一人" }] },
      list: {
        columns: [{ id: "no" }, { id: "state", field: "state" }],
        filters: [{ id: "joined", field: "joined" }],
        search: ["no"],
        sort: [{ field: "createdAt" }],
      },
      indexes: [{ id: "no", fields: ["no"], unique: true }],
      accounts: ["points"],
    },
    "record-types/claim.json": {
      id: "claim",
      title: "申报",
      titleTemplate: "{{what}}",
      schema: {
        type: "object",
        properties: {
          what: { type: "string" },
          family: { type: "string", refersTo: "family", refersWhere: "candidate.state == 'open' && candidate.members > 1" },
          points: { type: "integer" },
          handed: { type: "string", format: "date" },
          lines: { type: "array", items: { type: "object", properties: { goods: { type: "string" }, quantity: { type: "integer" } } } },
          proof: { type: "array", items: { type: "string", format: "attachment" } },
        },
      },
    },
    "workflows/claim-run.json": {
      id: "claim-run",
      title: "申报流程",
      recordType: "claim",
      initial: "draft",
      states: [
        {
          id: "draft",
          title: "起草",
          deadline: { within: "P5WD", overdue: [{ id: "up", after: "PT0S", toLevel: "township", roles: ["clerk"], title: "{{what}}逾期" }] },
        },
        { id: "done", title: "办结", kind: "final" },
      ],
      transitions: [
        {
          id: "accept",
          title: "受理",
          from: ["draft"],
          to: "done",
          roles: ["clerk"],
          facts: [
            { id: "owner", source: "reference", params: { field: "family" } },
            {
              id: "others",
              source: "records",
              params: { recordType: "claim", where: { family: { expression: "record.family" }, state: "done" }, measure: "count" },
            },
          ],
          form: { fields: ["points"], input: { type: "object", properties: { note: { type: "string" } } } },
          guards: [{ id: "few", when: "others < 3 && owner.members > 0 && input.note != ''", refusal: "已申报{{count}}次", explain: { count: "others" } }],
          effects: [
            {
              id: "give",
              type: "award",
              params: { ledger: "points", account: "record.family", rule: "claim", amount: "item.quantity", forEach: "record.lines", reason: "{{what}}" },
            },
            { id: "tell", type: "notify", when: "owner.head != ''", params: { roles: ["clerk"], level: "village", title: "{{what}}已受理" } },
          ],
        },
      ],
    },
    "ledgers/points.json": {
      id: "points",
      title: "积分",
      unit: { title: "分" },
      account: { recordType: "family" },
      ceiling: "account.members * 100",
      rules: [{ id: "claim", title: "申报", amount: "record.points + amount", when: "account.members > 0", evidence: ["proof"] }],
    },
    "scorecards/stars.json": {
      id: "stars",
      title: "星级",
      subject: "family",
      period: "year",
      editions: [
        {
          id: "2026",
          from: "2026-01-01",
          groups: [
            {
              id: "law",
              title: "守法",
              indicators: [{ id: "base", title: "人口", max: 10, source: { type: "formula", params: { points: "subject.members * 2" } } }],
            },
          ],
          vetoes: [{ id: "none", title: "无人", when: "subject.members == 0", result: "zero-group", group: "law" }],
          grades: [{ id: "one", title: "一星", when: "lit >= 1 && groups.law.lit" }],
        },
      ],
    },
    "reports/claims.json": {
      id: "claims",
      title: "申报统计",
      datasets: [
        {
          id: "claims",
          source: { recordType: "claim" },
          filter: { state: "done" },
          join: [{ id: "home", field: "family" }],
          columns: [
            { id: "what", field: "what" },
            { id: "head", value: "home.head" },
            { id: "points", field: "points", format: "points" },
          ],
          sort: [{ field: "points", direction: "desc" }],
        },
        {
          id: "places",
          source: { recordType: "claim" },
          group: [{ id: "place", field: "orgUnit", level: "township" }],
          measures: [
            { id: "count", measure: "count" },
            { id: "all", measure: "sum", field: "points" },
          ],
        },
      ],
      deliver: { rule: "FREQ=MONTHLY", roles: ["clerk"], level: "township" },
    },
    "roles/clerk.json": {
      id: "clerk",
      title: "经办人",
      levels: ["township"],
      rules: [{ id: "work", actions: ["manage"], subjects: ["record-type/claim"], where: { createdBy: { $actor: "id" } }, fields: ["what"] }],
    },
    "schedules/yearly.json": {
      id: "yearly",
      title: "年度申报",
      rule: "FREQ=YEARLY",
      from: "2026-01-01",
      creates: { recordType: "claim", data: { what: "'年度'" } },
    },
    "pages/work.json": {
      id: "work",
      title: "办事",
      roles: ["clerk"],
      blocks: [
        { id: "open", type: "list", recordType: "claim", states: ["draft"], filter: { points: { $gt: 1 } } },
        { id: "table", type: "table", report: "claims", dataset: "claims" },
        { id: "places", type: "map", report: "claims", dataset: "places", map: { unit: "place", value: "count", of: "all", opens: "claim" } },
        {
          id: "month",
          type: "calendar",
          calendar: {
            entries: [
              { id: "due", recordType: "claim", start: "dueAt", states: ["draft"], filter: { points: { $gt: 1 } } },
              { id: "done", recordType: "claim", start: "handed", end: "handed", time: "what", show: ["points"], schedules: ["yearly"] },
            ],
          },
        },
      ],
    },
  };
  return Object.fromEntries(Object.entries(files).map(([file, value]) => [file, JSON.stringify(value, null, 2)]));
}

/** The same pack with one value changed: `path` leads by keys and indexes; undefined takes it away. */
export function planted(file: string, path: readonly (string | number)[], value: Json | undefined): Record<string, string> {
  const files = smallPack();
  const document = JSON.parse(files[file] ?? "{}") as JsonObject;
  let at: Json = document;
  for (const key of path.slice(0, -1)) at = (at as Record<string | number, Json>)[key] ?? null;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete (at as Record<string | number, Json>)[last];
  else (at as Record<string | number, Json>)[last] = value;
  return { ...files, [file]: JSON.stringify(document, null, 2) };
}
