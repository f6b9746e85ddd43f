import { csvCell } from "@zhili/engine/reports";
import type { TableCell, TextExport } from "@zhili/plugin-api";

const BOM = "\uFEFF";

/** CSV (RFC 4180) with a byte order mark for spreadsheets; no cell becomes a formula. */
export const csvExport: TextExport = {
  type: "csv",
  title: { "zh-CN": "CSV 表格", en: "CSV table" },
  params: { type: "object", additionalProperties: false, properties: {} },
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  begin: ({ columns }) => BOM + line(columns),
  rows: (rows) => rows.map(line).join(""),
};

function line(cells: readonly TableCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
