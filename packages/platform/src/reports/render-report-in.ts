import type { JsonObject, Language, OrgUnit, ReportDefinition } from "@zhili/contracts";
import {
  cellOf,
  csvCell,
  cutText,
  isRecordAtHand,
  type RenderOptions,
  type ReportData,
  type ReportMeta,
  render,
  type ShapedDataset,
  shape,
  toCsv,
  wrapDocument,
} from "@zhili/engine/reports";
import { DefinitionUnknown } from "../errors.js";
import { lineOf } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { listAddress } from "./list-address.js";
import { MOST_ROWS, type ReportAsk, readDataset } from "./read-dataset.js";
import { reportInLanguage } from "./report-in-language.js";
import { reportTitles } from "./report-titles.js";
import { rowsLead } from "./row-opens.js";

export interface RenderAsk extends Omit<ReportAsk, "unmasked"> {
  readonly format: "html" | "csv" | "json";
  readonly title?: string;
  readonly meta?: Partial<ReportMeta>;
  /** Only the body, for a notice that is shown inside a page. */
  readonly bodyOnly?: boolean;
}

export interface RenderedReport {
  readonly type: "text/html" | "text/csv" | "application/json";
  readonly body: string;
  readonly fileName: string;
}

/** Reads the datasets of a report within rights and org unit, shapes them, and renders. Throws DEFINITION_UNKNOWN, REPORTS_*. */
export async function renderReportIn(unit: Unit, ask: RenderAsk): Promise<RenderedReport> {
  const { configuration, context } = unit;
  const report = reportInLanguage(configuration, unit.platform.registry, ask.report, context.language);
  if (report === undefined) throw DefinitionUnknown({ facts: { ref: ask.report, kind: "report" } });
  const cut: string[] = [];
  const datasets = await shapeDatasets(unit, ask, report.definition.unmasked ?? [], (dataset) => cut.push(dataset));
  const title = ask.title ?? report.definition.title;
  const meta: ReportMeta = {
    title,
    orgUnit: { id: ask.orgUnit.id, name: ask.orgUnit.name },
    computedAt: unit.now,
    revision: configuration.revision,
    sample: ask.record?.sample === true,
    ...(cut.length === 0 ? {} : { cut: { most: MOST_ROWS, lists: [...new Set(cut)].map((id) => titleOf(report.definition, id)) } }),
    ...(ask.from === undefined || ask.to === undefined ? {} : { period: { from: ask.from, to: ask.to } }),
    ...ask.meta,
  };
  const fileName = `${title}-${unit.today}`;
  if (ask.format === "json")
    return { type: "application/json", fileName: `${fileName}.json`, body: JSON.stringify({ meta, datasets: Object.values(datasets) }) };
  const options: RenderOptions = {
    language: context.language,
    masked: true,
    zone: configuration.calendar.zone,
    titles: await reportTitles(unit, report.definition, datasets),
  };
  if (ask.format === "csv") {
    const first = Object.values(datasets).find((one) => one.columns.length > 0);
    const words = { language: context.language, zone: configuration.calendar.zone, titleOf: (list: string, code: string) => options.titles?.[list]?.[code] };
    return { type: "text/csv", fileName: `${fileName}.csv`, body: toCsv(first?.columns ?? [], first?.rows ?? [], words) + cutLine(meta, context.language) };
  }
  const record = ask.record === undefined ? undefined : recordOf(datasets, report.definition.datasets);
  const data: ReportData = { meta, datasets, params: ask.parameters, ...(record === undefined ? {} : { record }) };
  const body = render(report, data, options);
  if (ask.bodyOnly === true) return { type: "text/html", fileName: `${fileName}.html`, body };
  return {
    type: "text/html",
    fileName: `${fileName}.html`,
    body: wrapDocument(body, { title, paper: report.definition.paper ?? "a4", language: context.language, meta }),
  };
}

/** The datasets of a report or page, shaped. */
export async function shapeDatasets(
  unit: Unit,
  ask: Omit<RenderAsk, "format">,
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
    const rows = await readDataset(unit, { ...ask, unmasked, onCut: () => onCut?.(id) }, dataset.definition, evaluate);
    const rolledUp = (dataset.definition.group ?? []).filter((key) => key.level !== undefined).map(({ field }) => cellOf(dataset, field));
    const places = rows.flatMap((row) => rolledUp.map((cell) => cell(row, moment)));
    const ancestors = await ancestorsOf(
      unit,
      places.filter((place) => typeof place === "string"),
    );
    const leads = rowsLead(unit, ask) && !isRecordAtHand(dataset.definition);
    shaped[id] = shape(dataset, rows, {
      ...moment,
      ...(leads ? { opensGroup: listAddress(unit, ask, dataset.definition, evaluate) } : {}),
      ancestor: (orgUnit, level) => ancestors.get(orgUnit)?.get(level),
    });
  }
  return shaped;
}

function titleOf({ datasets }: Pick<ReportDefinition, "datasets">, id: string): string {
  return datasets.find((one) => one.id === id)?.title ?? id;
}

/** A last line of a table that is not complete. */
function cutLine(meta: ReportMeta, language: Language): string {
  const text = cutText(meta, language);
  return text === "" ? "" : `${csvCell(text)}\r\n`;
}

const openEnvironment = { params: "dyn", record: "dyn", now: "string", today: "string" } as const;

async function ancestorsOf(unit: Unit, ids: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  const units = (await unit.tx.getMany("org-units", [...new Set(ids)])) as unknown as OrgUnit[];
  for (const one of units) found.set(one.id, new Map((await lineOf(unit.tx, one)).map((above) => [above.level, above.id])));
  return found;
}

function recordOf(
  datasets: Readonly<Record<string, ShapedDataset>>,
  definitions: readonly { id: string; source: { record?: boolean } }[],
): JsonObject | undefined {
  const own = definitions.find(isRecordAtHand);
  return own === undefined ? undefined : (datasets[own.id]?.rows[0] as JsonObject | undefined);
}
