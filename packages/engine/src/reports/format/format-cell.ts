import type { ShapedColumn, ShapedDataset, ShapedRow } from "../shape/shaped.js";
import { type FormatOptions, formatValue } from "./format-value.js";

/** A cell in words: the title of a code where the column has titles, else as the column's format says. */
export function formatCell(dataset: ShapedDataset, column: ShapedColumn, row: ShapedRow, options: FormatOptions): string {
  const value = row[column.id];
  const list = `${dataset.id}.${column.id}`;
  const title = typeof value === "string" ? options.titleOf(list, value) : undefined;
  return title ?? formatValue(value, column.format, { ...options, list });
}
