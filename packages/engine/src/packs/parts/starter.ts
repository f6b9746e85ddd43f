import type { JsonObject } from "@zhili/contracts";
import type { DefinitionKind } from "../pack-document.js";

export interface StarterNames {
  readonly id: string;
  readonly title: string;
  /** Record type that it is about, for kinds that are about one. */
  readonly recordType: string;
  /** Local date. */
  readonly today: string;
}

/** Kinds that can't be begun without a record type that they are about. */
export const ABOUT_RECORD_TYPE: ReadonlySet<DefinitionKind> = new Set<DefinitionKind>([
  "workflow",
  "ledger",
  "scorecard",
  "schedule",
  "report",
  "role",
  "page",
]);

/** The least that a new definition of the kind can be and still be in order; what it is to become is then written into it. */
export function starterDefinition(kind: DefinitionKind, { id, title, recordType, today }: StarterNames): JsonObject {
  return { id, title, ...STARTERS[kind]({ recordType, today, title }) };
}

const STARTERS: Readonly<Record<DefinitionKind, (names: Pick<StarterNames, "recordType" | "today" | "title">) => JsonObject>> = {
  "record-type": () => ({
    titleTemplate: "{{name}}",
    schema: { type: "object", required: ["name"], properties: { name: { type: "string", title: "名称", maxLength: 60 } } },
  }),
  workflow: ({ recordType }) => ({
    recordType,
    initial: "received",
    states: [
      { id: "received", title: "受理" },
      { id: "done", title: "办结", kind: "final" },
    ],
    transitions: [{ id: "finish", title: "办结", from: ["received"], to: "done", main: true }],
  }),
  ledger: ({ recordType }) => ({ unit: { title: "分" }, account: { recordType } }),
  scorecard: ({ recordType, today }) => ({
    subject: recordType,
    period: "year",
    editions: [
      {
        id: today.slice(0, 4),
        from: `${today.slice(0, 4)}-01-01`,
        groups: [
          {
            id: "all",
            title: "总体",
            indicators: [{ id: "first", title: "第一项", max: 100, source: { type: "formula", params: { points: "0.0", reason: "尚未规定" } } }],
          },
        ],
      },
    ],
  }),
  schedule: ({ recordType, today }) => ({ rule: "FREQ=MONTHLY;BYMONTHDAY=1", from: today, creates: { recordType } }),
  report: ({ recordType, title }) => ({
    datasets: [{ id: "records", title, source: { recordType } }],
    formats: ["html"],
    template: `<h1>${escaped(title)}</h1>`,
  }),
  role: ({ recordType }) => ({ rules: [{ id: "read", actions: ["read"], subjects: [subjectOf(recordType)] }] }),
  "code-list": () => ({ items: [{ id: "first", title: "第一项" }] }),
  page: ({ recordType }) => ({ blocks: [{ id: "list", type: "list", recordType }] }),
  calendar: () => ({ weekend: [6, 7], years: [] }),
  case: ({ today }) => ({ start: `${today}T09:00:00+08:00`, steps: [{ id: "s1" }] }),
  migration: () => ({ version: "1.0.0", changes: [] }),
};

function subjectOf(recordType: string): string {
  const [pack, id] = recordType.split(":");
  return id === undefined ? `record-type/${recordType}` : `${pack}:record-type/${id}`;
}

/** As plain text inside a template: nothing of a title is markup or an expression. */
function escaped(text: string): string {
  return text.replace(/[&<>{}"]/g, (one) => `&#${one.codePointAt(0)};`);
}
