import type { Json } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import { subjectOf } from "./access/require-right.js";
import { inLanguage } from "./configuration/translate.js";
import { AccessDenied, SignInNeeded } from "./errors.js";
import { type ExportedFile, type ExportKind, exportKind, type TablePages, writeTable } from "./exports/write-table.js";
import { type ListQuery, listRecords } from "./list-records.js";
import type { Platform, RequestContext } from "./platform.js";
import { recordType } from "./records/record-type.js";
import { runUnit } from "./unit/run-unit.js";
import type { RecordRow } from "./views/record-row.js";

const PAGE = 200;
const WORDS = {
  "zh-CN": { orgUnit: "所属单位", state: "状态", updatedAt: "更新时间", yes: "是", no: "否" },
  en: { orgUnit: "Org unit", state: "State", updatedAt: "Updated", yes: "yes", no: "no" },
} as const;

/**
 * The records of a list that the person may take out, as a file of a kind that is registered: words for codes and references, sensitive fields
 * masked. The export is in the audit trail before the first line leaves. Throws ACCESS_DENIED, SIGN_IN_NEEDED, FILTER_REFUSED, SORT_REFUSED,
 * EXPORT_UNKNOWN, PLUGIN_PARAMETERS_WRONG.
 */
export async function exportRecords(
  platform: Platform,
  context: RequestContext,
  query: ListQuery,
  kind: ExportKind = { format: "csv" },
): Promise<ExportedFile> {
  const type = recordType(context.configuration, query.type);
  const definition = inLanguage({ configuration: context.configuration, context }, "record-type", type);
  const ask = asking(platform, context);
  const decision = ask.ability.can("export", subjectOf("record-type", type.ref));
  if (!decision.allowed) {
    if (context.actor.kind === "anonymous") throw SignInNeeded();
    throw AccessDenied({ facts: { verb: "导出", verbEn: "export", title: definition.title, reason: decision.reason ?? "", type: type.ref } });
  }
  exportKind(platform.registry, kind.format);
  const page = (cursor?: string) => listRecords(platform, context, { ...query, right: "export", limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
  const first = await page();
  await runUnit(platform, context, async (unit) => {
    const facts = { format: kind.format, filters: Object.keys(query.where ?? {}), ...(query.orgUnits === undefined ? {} : { orgUnits: [...query.orgUnits] }) };
    unit.audit("record.export", { type: type.ref, id: "" }, facts);
  });

  const fields = Object.entries(definition.schema.properties).flatMap(([field, schema]) =>
    schema === undefined || schema.type === "object" || schema.items?.type === "object" ? [] : [{ field, title: schema.title ?? field }],
  );
  const words = WORDS[context.language];
  const cells = (row: RecordRow) => [
    ...fields.map(({ field }) => cell(row.labels[field] ?? row.data[field], words)),
    row.orgUnitName,
    row.stateTitle ?? "",
    row.updatedAt,
  ];
  async function* pages(): TablePages {
    for (let list = first; ; list = await page(list.cursor)) {
      yield list.items.map(cells);
      if (list.cursor === undefined) return;
    }
  }
  const columns = [...fields.map(({ title }) => title), words.orgUnit, words.state, words.updatedAt];
  const head = { title: definition.title, columns, language: context.language };
  return writeTable(platform.registry, kind, head, pages(), `${definition.title}-${ask.today}`);
}

function cell(value: Json | undefined, words: { readonly yes: string; readonly no: string }): string | number {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map(String).join("、");
  return typeof value === "number" ? value : typeof value === "object" ? "" : value;
}
