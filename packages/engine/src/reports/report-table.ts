import type { Language, ReportDefinition } from "@zhili/contracts";
import { formatCell } from "./format/format-cell.js";
import type { FormatOptions } from "./format/format-value.js";
import type { ShapedColumn, ShapedDataset, ShapedRow } from "./shape/shaped.js";

type Cell = string | number;

/** A report as the one table of a file. */
export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Part {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const RAW = new Set(["integer", "decimal", "points"]);
const WORDS: Readonly<Record<Language, { readonly title: string; readonly columns: readonly string[] }>> = {
  "zh-CN": { title: "各项数字", columns: ["指标", "数值"] },
  en: { title: "Figures", columns: ["Figure", "Value"] },
};

/**
 * A report for a spreadsheet: words for codes, numbers as numbers, money in yuan, dates as YYYY-MM-DD. A single list is a table of its own;
 * several stand under each other, each below its title, after `about`, with the figures that are no list together in front.
 */
export function reportTable(
  { title, datasets }: Pick<ReportDefinition, "title" | "datasets">,
  shaped: Readonly<Record<string, ShapedDataset>>,
  about: string,
  options: FormatOptions,
): ReportTable {
  const words: FormatOptions = { ...options, style: "short" };
  const shown = datasets.flatMap((definition) => {
    const dataset = shaped[definition.id];
    return dataset === undefined || dataset.columns.length === 0 ? [] : [{ definition, dataset }];
  });
  const [only] = shown;
  if (only === undefined) return { columns: [], rows: [] };
  if (shown.length === 1) return listPart(only.dataset, words);
  const isFigure = ({ definition: { group = [], columns = [] } }: (typeof shown)[number]) => group.length === 0 && columns.length === 0;
  const figures = shown.filter(isFigure).flatMap(({ dataset }) => figureRows(dataset, words));
  const lists = shown.filter((one) => !isFigure(one)).map(({ dataset }) => listPart(dataset, words));
  const parts: Part[] = [...(figures.length === 0 ? [] : [{ ...WORDS[options.language], rows: figures }]), ...lists];
  return { columns: [title], rows: [[about], ...parts.flatMap((part) => [[], [part.title], part.columns, ...part.rows])] };
}

function listPart(dataset: ShapedDataset, options: FormatOptions): Part {
  const rows = dataset.rows.map((row) => dataset.columns.map((column) => cellOf(dataset, column, row, options)));
  return { title: dataset.title, columns: dataset.columns.map(({ title }) => title), rows };
}

function figureRows(dataset: ShapedDataset, options: FormatOptions): Cell[][] {
  const named = ({ title }: ShapedColumn) => (dataset.columns.length === 1 ? dataset.title : `${dataset.title} · ${title}`);
  return dataset.rows.flatMap((row) => dataset.columns.map((column) => [named(column), cellOf(dataset, column, row, options)]));
}

function cellOf(dataset: ShapedDataset, column: ShapedColumn, row: ShapedRow, options: FormatOptions): Cell {
  const value = row[column.id];
  if (typeof value !== "number") return formatCell(dataset, column, row, options);
  if (column.format === "money") return value / 100;
  return column.format === undefined || RAW.has(column.format) ? value : formatCell(dataset, column, row, options);
}
