import type { JsonObject, OrgUnit, ReportDefinition } from "@zhili/contracts";
import {
  type CompiledReport,
  cellOf,
  formatOptions,
  gapTexts,
  isRecordAtHand,
  metaForTemplate,
  type RenderOptions,
  type ReportData,
  type ReportMeta,
  type ReportTable,
  render,
  reportTable,
  type ShapedDataset,
  shape,
  withhold,
  wrapDocument,
} from "@zhili/engine/reports";
import { DefinitionUnknown } from "../errors.js";
import { lineOf } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { codeOrder } from "./code-order.js";
import { listAddress } from "./list-address.js";
import { MOST_ROWS, type ReportAsk, readDataset } from "./read-dataset.js";
import { reportInLanguage } from "./report-in-language.js";
import { reportTitles } from "./report-titles.js";
import { rowsLead } from "./row-opens.js";

export interface RenderAsk extends Omit<ReportAsk, "unmasked"> {
  readonly title?: string;
  readonly meta?: Partial<ReportMeta>;
}

/** A report read and shaped, ready for any form. */
interface MadeReport {
  readonly report: CompiledReport;
  readonly title: string;
  readonly meta: ReportMeta;
  readonly datasets: Readonly<Record<string, ShapedDataset>>;
  /** The name of a file that holds it, without an ending. */
  readonly fileName: string;
}

/** The body of a report as HTML. Throws DEFINITION_UNKNOWN, REPORTS_*. */
export async function renderBodyIn(unit: Unit, ask: RenderAsk): Promise<string> {
  return body(unit, ask, await makeReport(unit, ask));
}

/** A report as a whole printable page. Throws DEFINITION_UNKNOWN, REPORTS_*. */
export async function renderPageIn(unit: Unit, ask: RenderAsk): Promise<{ fileName: string; text: string }> {
  const made = await makeReport(unit, ask);
  const { title, meta, report } = made;
  const page = { title, paper: report.definition.paper ?? "a4", language: unit.context.language, meta };
  return { fileName: `${made.fileName}.html`, text: wrapDocument(await body(unit, ask, made), page) };
}

/** A report as data. Throws DEFINITION_UNKNOWN. */
export async function renderDataIn(unit: Unit, ask: RenderAsk): Promise<{ fileName: string; text: string }> {
  const { meta, datasets, fileName } = await makeReport(unit, ask);
  return { fileName: `${fileName}.json`, text: JSON.stringify({ meta, datasets: Object.values(datasets) }) };
}

/** A report as the table of a file. Throws DEFINITION_UNKNOWN. */
export async function renderTableIn(unit: Unit, ask: RenderAsk): Promise<ReportTable & { readonly title: string; readonly fileName: string }> {
  const made = await makeReport(unit, ask);
  const { title, meta, datasets, fileName, report } = made;
  const words = await renderWords(unit, made);
  const { orgUnit, period, computedAt } = metaForTemplate(meta, words.language, words.zone);
  const about = [orgUnit, period, computedAt].join(" · ");
  const table = reportTable({ ...report.definition, title }, datasets, about, formatOptions({ ...words }));
  const gaps = gapTexts(meta, words.language).map((text) => [text]);
  return { title, fileName, columns: table.columns, rows: [...table.rows, ...gaps] };
}

async function makeReport(unit: Unit, ask: RenderAsk): Promise<MadeReport> {
  const { configuration, context } = unit;
  const report = reportInLanguage(configuration, unit.platform.registry, ask.report, context.language);
  if (report === undefined) throw DefinitionUnknown({ facts: { ref: ask.report, kind: "report" } });
  const cut: string[] = [];
  const datasets = await shapeDatasets(unit, ask, report.definition.unmasked ?? [], (dataset) => cut.push(dataset));
  const withheld = Object.values(datasets).flatMap((one) => (one.withheld === true ? [one.title] : []));
  const title = ask.title ?? report.definition.title;
  const meta: ReportMeta = {
    title,
    orgUnit: { id: ask.orgUnit.id, name: ask.orgUnit.name },
    computedAt: unit.now,
    revision: configuration.revision,
    sample: ask.record?.sample === true,
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(cut.length === 0 ? {} : { cut: { most: MOST_ROWS, lists: [...new Set(cut)].map((id) => titleOf(report.definition, id)) } }),
    ...(ask.from === undefined || ask.to === undefined ? {} : { period: { from: ask.from, to: ask.to } }),
    ...ask.meta,
  };
  return { report, title, meta, datasets, fileName: `${title}-${unit.today}` };
}

async function renderWords(unit: Unit, { report, datasets }: MadeReport): Promise<RenderOptions & { readonly zone: string }> {
  const { configuration, context } = unit;
  return { language: context.language, masked: true, zone: configuration.calendar.zone, titles: await reportTitles(unit, report.definition, datasets) };
}

async function body(unit: Unit, ask: RenderAsk, made: MadeReport): Promise<string> {
  const { report, meta, datasets } = made;
  const record = ask.record === undefined ? undefined : recordOf(datasets, report.definition.datasets);
  const data: ReportData = { meta, datasets, params: ask.parameters, ...(record === undefined ? {} : { record }) };
  return render(report, data, await renderWords(unit, made));
}

/** The datasets of a report or page, shaped. */
export async function shapeDatasets(
  unit: Unit,
  ask: RenderAsk,
  unmasked: readonly string[],
  onCut?: (dataset: string) => void,
): Promise<Record<string, ShapedDataset>> {
  const { configuration } = unit;
  const report = reportInLanguage(configuration, unit.platform.registry, ask.report, unit.context.language);
  const shaped: Record<string, ShapedDataset> = {};
  const moment = { params: ask.parameters, now: unit.now, today: unit.today, zone: configuration.calendar.zone };
  for (const [id, dataset] of report?.datasets ?? []) {
    const evaluate = (expression: string) =>
      configuration.evaluator.evaluate(expression, openEnvironment, {
        params: ask.parameters,
        now: unit.now,
        today: unit.today,
        record: ask.record?.data ?? {},
      });
    const read = await readDataset(unit, { ...ask, unmasked, onCut: () => onCut?.(id) }, dataset.definition, evaluate);
    const rows = read ?? [];
    const rolledUp = (dataset.definition.group ?? []).filter((key) => key.level !== undefined || key.below === true).map(({ field }) => cellOf(dataset, field));
    const places = rows.flatMap((row) => rolledUp.map((cell) => cell(row, moment)));
    const lines = await linesOf(
      unit,
      places.filter((place) => typeof place === "string"),
    );
    const leads = rowsLead(unit, ask) && !isRecordAtHand(dataset.definition);
    const type = configuration.recordTypes.get(dataset.definition.source.recordType ?? "");
    const made = shape(dataset, rows, {
      ...moment,
      ...(type === undefined ? {} : { codes: (field: string) => codeOrder(unit, type, field) }),
      ...(leads ? { opensGroup: listAddress(unit, ask, dataset.definition, evaluate) } : {}),
      ancestor: (orgUnit, level) => lines.get(orgUnit)?.findLast((above) => above.level === level)?.id,
      below: (orgUnit) => lines.get(orgUnit)?.find((above) => above.parentId === ask.orgUnit.id)?.id,
    });
    const figures = (dataset.definition.group ?? []).length === 0 && (dataset.definition.columns ?? []).length === 0;
    shaped[id] = read === undefined ? withhold(made, figures) : made;
  }
  return shaped;
}

function titleOf({ datasets }: Pick<ReportDefinition, "datasets">, id: string): string {
  return datasets.find((one) => one.id === id)?.title ?? id;
}

const openEnvironment = { params: "dyn", record: "dyn", now: "string", today: "string" } as const;

async function linesOf(unit: Unit, ids: readonly string[]): Promise<Map<string, OrgUnit[]>> {
  const found = new Map<string, OrgUnit[]>();
  const units = (await unit.tx.getMany("org-units", [...new Set(ids)])) as unknown as OrgUnit[];
  for (const one of units) found.set(one.id, await lineOf(unit.tx, one));
  return found;
}

function recordOf(
  datasets: Readonly<Record<string, ShapedDataset>>,
  definitions: readonly { id: string; source: { record?: boolean } }[],
): JsonObject | undefined {
  const own = definitions.find(isRecordAtHand);
  return own === undefined ? undefined : (datasets[own.id]?.rows[0] as JsonObject | undefined);
}
