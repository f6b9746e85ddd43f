import type { JsonObject } from "@zhili/contracts";
import { newerPack } from "./matter-pack.js";

const record = (properties: JsonObject, required: string[]): JsonObject => ({
  id: "affair",
  title: "事务",
  titleTemplate: "{{title}}",
  schema: { type: "object", required, properties: { title: { type: "string", title: "标题" }, ...properties } },
});

const workflow = (states: JsonObject[], transitions: JsonObject[], initial: string): JsonObject => ({
  id: "affair-run",
  title: "事务办理",
  recordType: "affair",
  initial,
  states,
  transitions,
});

const kinds = (ids: string[]): JsonObject => ({ id: "affair-kind", title: "类别", items: ids.map((id) => ({ id, title: id })) });
const deadline = { within: "P3D", overdue: [{ id: "late", after: "PT0S", roles: ["clerk"], title: "逾期" }] };

/** What the first version says of an affair. */
export const AFFAIR: Readonly<Record<string, JsonObject>> = {
  "code-lists/affair-kind.json": kinds(["road", "water", "lamp"]),
  "record-types/affair.json": record(
    {
      phone: { type: "string", title: "电话", sensitive: "phone" },
      days: { type: "integer", title: "天数" },
      kind: { type: "string", title: "类别", codeList: "affair-kind" },
      lines: {
        type: "array",
        maxItems: 20,
        title: "明细",
        items: { type: "object", properties: { item: { type: "string", codeList: "affair-kind" }, count: { type: "integer" } } },
      },
    },
    ["title"],
  ),
  "workflows/affair-run.json": workflow(
    [
      { id: "open", title: "待办", deadline, task: { roles: ["clerk"] } },
      { id: "checking", title: "核实" },
      { id: "closed", title: "办结", kind: "final" },
    ],
    [
      { id: "check", title: "核实", from: ["open"], to: "checking", roles: ["clerk"] },
      {
        id: "close",
        title: "办结",
        from: ["open", "checking"],
        to: "closed",
        roles: ["clerk"],
        guards: [{ id: "phone", when: "record.phone != ''", refusal: "缺电话" }],
      },
    ],
    "open",
  ),
};

const CHANGES: readonly JsonObject[] = [
  { id: "phone", type: "rename-field", definition: "affair", from: "phone", to: "mobile" },
  { id: "hours", type: "retype-field", definition: "affair", field: "days", forward: "value * 24", backward: "value / 24" },
  { id: "road", type: "rename-option", definition: "affair-kind", from: "road", to: "street" },
  { id: "lamp", type: "remove-option", definition: "affair-kind", from: "lamp", to: "street" },
  { id: "open", type: "rename-state", definition: "affair-run", from: "open", to: "filed" },
  { id: "checking", type: "remove-state", definition: "affair-run", from: "checking", to: "filed" },
];

/** The second version: a field, an option and a state renamed, hours for days, an option and a state gone. */
export function secondVersion(changes: readonly JsonObject[] = CHANGES, more: Readonly<Record<string, JsonObject | null>> = {}) {
  return newerPack("1.1.0", {
    ...AFFAIR,
    "code-lists/affair-kind.json": kinds(["street", "water"]),
    "record-types/affair.json": record(
      {
        mobile: { type: "string", title: "手机", sensitive: "phone" },
        days: { type: "integer", title: "小时" },
        kind: { type: "string", title: "类别", codeList: "affair-kind" },
        lines: {
          type: "array",
          maxItems: 20,
          title: "明细",
          items: { type: "object", properties: { item: { type: "string", codeList: "affair-kind" }, count: { type: "integer" } } },
        },
      },
      ["title"],
    ),
    "workflows/affair-run.json": workflow(
      [
        { id: "filed", title: "已收", deadline, task: { roles: ["clerk"] } },
        { id: "review", title: "复核" },
        { id: "closed", title: "办结", kind: "final" },
      ],
      [
        { id: "review", title: "送复核", from: ["filed"], to: "review", roles: ["clerk"] },
        {
          id: "close",
          title: "办结",
          from: ["filed", "review"],
          to: "closed",
          roles: ["clerk"],
          guards: [{ id: "phone", when: "record.mobile != ''", refusal: "缺电话" }],
        },
      ],
      "filed",
    ),
    "migrations/to-1-1.json": { id: "to-1-1", title: "1.1", version: "1.1.0", changes: [...changes] },
    ...more,
  });
}
