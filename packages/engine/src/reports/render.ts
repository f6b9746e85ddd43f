import type { Language } from "@zhili/contracts";
import type { CompiledReport } from "./compile-report.js";
import { ReportsBadTemplate, ReportsUnsafeOutput } from "./errors.js";
import { formatCell } from "./format/format-cell.js";
import { formatOptions } from "./format/format-value.js";
import { renderTables } from "./page/render-tables.js";
import { metaForTemplate, type ReportMeta } from "./report-meta.js";
import { isRecordAtHand } from "./shape/at-hand.js";
import type { ShapedDataset, ShapedRow } from "./shape/shaped.js";
import { unsafeMarkup, unsafeSheet } from "./template/unsafe-markup.js";

export interface ReportData {
  readonly meta: ReportMeta;
  readonly datasets: Readonly<Record<string, ShapedDataset>>;
  readonly params?: Readonly<Record<string, unknown>>;
  /** The record at hand, for notices and receipts. */
  readonly record?: Readonly<Record<string, unknown>>;
}

export interface RenderOptions {
  readonly language: Language;
  /** Columns of the format `name` are masked; other sensitive fields come masked in the rows (maskRow). */
  readonly masked: boolean;
  /** IANA zone; Asia/Shanghai when absent. */
  readonly zone?: string;
  /** List (code list, `state`, `org-unit`, `record`, or `dataset.column`) to the titles of its codes. */
  readonly titles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * HTML of the body of a report: its template, or plain tables when it has none. The same data gives the same text. Throws
 * REPORTS_BAD_TEMPLATE with issues, REPORTS_TOO_LARGE, and REPORTS_UNSAFE_OUTPUT when the template made markup that could run.
 */
export function render(report: CompiledReport, data: ReportData, options: RenderOptions): string {
  const [first] = report.issues;
  if (first !== undefined) throw ReportsBadTemplate({ facts: { reason: first.message.en, reasonZh: first.message["zh-CN"] }, issues: report.issues });
  const { language, masked, zone = "Asia/Shanghai", titles = {} } = options;
  const words = { language, masked, zone, titles };
  const title = data.meta.title ?? report.definition.title;
  const meta = metaForTemplate({ ...data.meta, title }, language, zone);
  if (report.template === undefined) return renderTables(title, Object.values(data.datasets), meta, formatOptions(words));
  const shown = cellWords(data, words);
  const root = { ...Object.fromEntries(Object.entries(data.datasets).map(([id, dataset]) => [id, datasetValue(report, id, dataset)])) };
  const html = report.template.render(
    { record: data.record ?? {}, title, ...root, params: data.params ?? {}, meta },
    { escape: true, options: words, shown, opens: whereRowsLead(data) },
  );
  const what = unsafeMarkup(html) ?? unsafeSheet(html);
  if (what !== undefined) throw ReportsUnsafeOutput({ facts: { what } });
  return html;
}

/** A dataset is a list of its rows that also has `rows`, `totals`, `columns`, `title`, `count`; the record at hand is the row itself. */
function datasetValue(report: CompiledReport, id: string, dataset: ShapedDataset): unknown {
  const { rows, totals = {}, columns, title, count } = dataset;
  const own = { rows, totals, columns, title, count };
  const definition = report.datasets.get(id)?.definition;
  const single = definition !== undefined && isRecordAtHand(definition) ? rows[0] : undefined;
  return single === undefined ? Object.assign([...rows], own) : { ...own, ...single };
}

/** Where the rows of the datasets lead. */
function whereRowsLead({ datasets }: ReportData): (row: object) => string | undefined {
  const addresses = new WeakMap<object, string>();
  for (const { rows, opens } of Object.values(datasets)) {
    opens?.forEach((address, at) => {
      const row = rows[at];
      if (row !== undefined && address !== null) addresses.set(row, address);
    });
  }
  return (row) => addresses.get(row);
}

/** How a cell prints: rows and totals of a dataset in the formats of its columns, codes by their titles. */
function cellWords(data: ReportData, words: Readonly<Record<string, unknown>>): (holder: object, name: string) => string | undefined {
  const options = formatOptions(words);
  const datasets = new WeakMap<object, ShapedDataset>();
  for (const dataset of Object.values(data.datasets)) {
    for (const row of dataset.rows) datasets.set(row, dataset);
    if (dataset.totals !== undefined) datasets.set(dataset.totals, dataset);
  }
  return (holder, name) => {
    const dataset = datasets.get(holder);
    const column = dataset?.columns.find(({ id }) => id === name);
    if (dataset === undefined || column === undefined || !Object.hasOwn(holder, name)) return undefined;
    const plain = column.format === undefined && typeof Reflect.get(holder, name) !== "string";
    return plain ? undefined : formatCell(dataset, column, holder as ShapedRow, options);
  };
}
