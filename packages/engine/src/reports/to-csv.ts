import type { Language } from "@zhili/contracts";
import { type FormatOptions, formatValue } from "./format/format-value.js";
import type { ShapedColumn, ShapedRow } from "./shape/shaped.js";

const BOM = "\uFEFF";
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Signs, half and full width, after which a spreadsheet takes a cell for a formula, and the white space it skips. */
const FORMULA = /^[\s]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;
const RAW = new Set(["integer", "decimal", "points"]);

/**
 * Rows as CSV (RFC 4180, BOM for spreadsheets). No cell can become a formula: such texts get an apostrophe before them, while numbers,
 * negative ones too, stay numbers. Money is in yuan, dates are YYYY-MM-DD.
 */
export function toCsv(columns: readonly ShapedColumn[], rows: readonly ShapedRow[], options: Partial<FormatOptions> = {}): string {
  const language: Language = options.language ?? "zh-CN";
  const words: FormatOptions = { zone: "Asia/Shanghai", titleOf: () => undefined, ...options, language, style: "short" };
  const lines = [columns.map(({ title }) => csvCell(title)), ...rows.map((row) => columns.map((column) => csvCell(csvValue(row[column.id], column, words))))];
  return `${BOM}${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

/** One cell: guarded against formulas, quoted where it has to be. */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvValue(value: unknown, column: ShapedColumn, options: FormatOptions): string | number {
  if (typeof value !== "number") return formatValue(value, column.format, options);
  if (column.format === "money") return value / 100;
  return column.format === undefined || RAW.has(column.format) ? value : formatValue(value, column.format, options);
}
