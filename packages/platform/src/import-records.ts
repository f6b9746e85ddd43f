import { type FieldSchema, type Issue, type JsonObject, ZhiliError } from "@zhili/contracts";
import { csvCell } from "@zhili/engine/reports";
import type { ImporterContribution } from "@zhili/plugin-api";
import { asking } from "./access/asking.js";
import { subjectOf } from "./access/require-right.js";
import type { RecordType } from "./configuration/configuration.js";
import { inLanguage } from "./configuration/translate.js";
import { AccessDenied, SignInNeeded } from "./errors.js";
import { type CellWords, cellValue } from "./imports/cell-value.js";
import { matchColumns, type Target } from "./imports/match-columns.js";
import { readTable } from "./imports/read-table.js";
import { listRecords } from "./list-records.js";
import type { Platform, RequestContext } from "./platform.js";
import { checkedParameters } from "./plugin-host/check-parameters.js";
import { ImporterUnknown } from "./plugin-host/errors.js";
import { createRecordIn } from "./records/create-record.js";
import type { NewRecord } from "./records/new-record.js";
import { recordType } from "./records/record-type.js";
import { submitForm } from "./submit-form.js";
import { rehearseUnit } from "./unit/rehearse-unit.js";

export interface ImportAsk {
  readonly type: string;
  /** First line: names of the columns. */
  readonly text: string;
  /** What reads the text; `csv` when absent. */
  readonly importer?: string;
  readonly importParams?: JsonObject;
  /** Column to field, where the names differ; an empty field leaves the column out. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Where records belong whose row does not say. */
  readonly orgUnit?: string;
  /** Says what would become of each row, and makes nothing. */
  readonly plan?: boolean;
}

export interface ImportedRow {
  /** Line of the table, the header being 1. */
  readonly row: number;
  readonly outcome: "made" | "fits" | "refused";
  readonly id?: string;
  readonly title?: string;
  readonly issues: readonly Issue[];
}

export interface ImportResult {
  readonly plan: boolean;
  readonly made: number;
  readonly refused: number;
  readonly rows: readonly ImportedRow[];
  /** The refused rows as CSV with what is wrong in a last column; absent when there are none. */
  readonly errorFile?: string;
}

/**
 * Makes a record of every row of a table; each row is made whole or not at all, and the others go on. With an idempotency key a table that
 * is sent again goes on where it ended. Throws IMPORTER_UNKNOWN, PLUGIN_*, ACCESS_DENIED, SIGN_IN_NEEDED, IMPORT_UNREADABLE, IMPORT_TOO_LONG, IMPORT_COLUMN_UNKNOWN.
 */
export async function importRecords(platform: Platform, context: RequestContext, ask: ImportAsk): Promise<ImportResult> {
  const type = recordType(context.configuration, ask.type);
  const shown = inLanguage({ configuration: context.configuration, context }, "record-type", type);
  requireCreate(platform, context, type);
  const importer = importerOf(platform, ask.importer ?? "csv");
  const table = await readTable(importer, ask.text, checkedParameters(importer, ask.importParams));
  const targets = matchColumns(table.header, ask.columns ?? {}, [type.definition, shown]);
  const words = cellWords(platform, context, shown.schema.properties);
  const rows: ImportedRow[] = [];
  for (const [index, cells] of table.rows.entries()) {
    const submission = await submissionOf(type, targets, cells, words, ask.orgUnit);
    rows.push(await takeRow(platform, context, submission, index + 2, ask.plan === true));
  }
  const refused = rows.filter(({ outcome }) => outcome === "refused");
  return {
    plan: ask.plan === true,
    made: rows.filter(({ outcome }) => outcome === "made").length,
    refused: refused.length,
    rows,
    ...(refused.length === 0 ? {} : { errorFile: errorFile(table.header, table.rows, refused, context) }),
  };
}

function importerOf({ registry }: Platform, type: string): ImporterContribution {
  const found = registry.importers.get(type);
  if (found === undefined) throw ImporterUnknown({ facts: { type, known: [...registry.importers.keys()].join(", ") } });
  return found;
}

function requireCreate(platform: Platform, context: RequestContext, type: RecordType): void {
  const decision = asking(platform, context).ability.can("create", subjectOf("record-type", type.ref));
  if (decision.allowed) return;
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  throw AccessDenied({ facts: { verb: "新建", verbEn: "create", title: type.definition.title, reason: decision.reason ?? "", type: type.ref } });
}

async function submissionOf(
  type: RecordType,
  targets: readonly Target[],
  cells: readonly string[],
  words: CellWords,
  orgUnit: string | undefined,
): Promise<NewRecord> {
  const data: JsonObject = {};
  let place = orgUnit;
  for (const [index, target] of targets.entries()) {
    const cell = cells[index] ?? "";
    if (target === "orgUnit") place = (await words.reference("org-unit", cell.trim())) ?? (cell.trim() === "" ? orgUnit : cell.trim());
    if (typeof target === "string") continue;
    const schema = type.definition.schema.properties[target.field];
    const value = schema === undefined || schema.computed !== undefined ? undefined : await cellValue(schema, cell, words);
    if (value !== undefined) data[target.field] = value;
  }
  return { type: type.ref, data, ...(place === undefined ? {} : { orgUnit: place }) };
}

async function takeRow(platform: Platform, context: RequestContext, submission: NewRecord, row: number, plan: boolean): Promise<ImportedRow> {
  try {
    if (plan) {
      const { shortages, refusals } = await rehearseUnit(platform, context, (unit) => createRecordIn(unit, submission));
      const found = [...shortages.map(({ refusal }) => refusal), ...refusals];
      return { row, outcome: found.length === 0 ? "fits" : "refused", issues: found.flatMap(issuesOf) };
    }
    const { idempotencyKey } = context;
    const own = idempotencyKey === undefined ? context : { ...context, idempotencyKey: `${idempotencyKey}/${row}` };
    const made = await submitForm(platform, own, submission);
    return { row, outcome: "made", id: made.id, title: made.title, issues: [] };
  } catch (error) {
    if (!(error instanceof ZhiliError) || error.status >= 500) throw error;
    return { row, outcome: "refused", issues: issuesOf(error) };
  }
}

function issuesOf(error: ZhiliError): Issue[] {
  if (error.issues.length > 0) return [...error.issues];
  return [{ code: error.code, path: "", message: { "zh-CN": error.messageIn("zh-CN"), en: error.messageIn("en") } }];
}

/** Words of codes, and records by their exact title as far as the person may read them; each is looked up once. */
function cellWords(platform: Platform, context: RequestContext, shown: Readonly<Record<string, FieldSchema | undefined>>): CellWords {
  const { configuration } = context;
  const titled = new Map(
    Object.values(shown).flatMap((schema) => (schema?.options ?? schema?.items?.options ?? []).map((option) => [option.title, option.id])),
  );
  const found = new Map<string, Promise<string | undefined>>();
  const look = async (target: string, text: string): Promise<string | undefined> => {
    if (target === "org-unit") {
      if ((await platform.store.get("org-units", text)) !== undefined) return text;
      const named = await platform.store.find("org-units", { $or: [{ name: text }, { code: text }] }, { limit: 2 });
      return named.items.length === 1 ? named.items[0]?.id : undefined;
    }
    if (!configuration.recordTypes.has(target)) return undefined;
    const { items } = await listRecords(platform, context, { type: target, where: { $or: [{ id: text }, { title: text }] }, limit: 2 });
    return items.length === 1 ? items[0]?.id : undefined;
  };
  return {
    code(schema, text) {
      const own = schema.options?.find(({ id, title }) => id === text || title === text)?.id;
      const listed = configuration.codeLists.get(schema.codeList ?? "");
      const items = listed === undefined ? [] : [...listed.definition.items, ...inLanguage({ configuration, context }, "code-list", listed).items];
      return own ?? items.find(({ id, title }) => id === text || title === text)?.id ?? (schema.options === undefined ? undefined : titled.get(text));
    },
    reference(target, text) {
      const key = `${target} ${text}`;
      const known = found.get(key) ?? (text === "" ? Promise.resolve(undefined) : look(target, text));
      found.set(key, known);
      return known;
    },
  };
}

function errorFile(header: readonly string[], cells: readonly (readonly string[])[], refused: readonly ImportedRow[], { language }: RequestContext): string {
  const lines = refused.map(({ row, issues }) => [
    ...header.map((_, index) => cells[row - 2]?.[index] ?? ""),
    issues.map(({ path, message }) => `${path === "" ? "" : `${path.slice(1)}: `}${message[language]}`).join(" "),
  ]);
  const all = [[...header, language === "en" ? "What is wrong" : "问题"], ...lines];
  return `\uFEFF${all.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;
}
