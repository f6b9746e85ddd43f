import { formatCell } from "../format/format-cell.js";
import type { FormatOptions } from "../format/format-value.js";
import type { ShapedColumn, ShapedDataset, ShapedRow } from "../shape/shaped.js";
import { escapeHtml, linkTo, plainText } from "../template/escape-html.js";

const NUMERIC = new Set(["integer", "decimal", "money", "percent", "points", "quantity"]);

/** A report without a template: title, period and place, and one table per dataset. */
export function renderTables(title: string, datasets: readonly ShapedDataset[], meta: Readonly<Record<string, unknown>>, options: FormatOptions): string {
  const about = [meta.orgUnit, meta.period].map(plainText).filter((part) => part !== "");
  const head = `<h1>${escapeHtml(title)}</h1>${about.length === 0 ? "" : `<p class="about">${escapeHtml(about.join(" · "))}</p>`}`;
  return head + datasets.map((dataset) => renderTable(dataset, datasets.length > 1, options)).join("");
}

function renderTable(dataset: ShapedDataset, named: boolean, options: FormatOptions): string {
  const { columns, rows, totals, title } = dataset;
  const empty = options.language === "en" ? "No records." : "没有记录。";
  const heads = columns.map((column) => `<th scope="col"${numeric(column)}>${escapeHtml(column.title)}</th>`).join("");
  const line = (row: ShapedRow, at: number): string => {
    const address = dataset.opens?.[at] ?? undefined;
    const cells = columns.map((column, place) => {
      const text = cell(dataset, column, row, options);
      return `<td${numeric(column)}>${address === undefined || place > 0 || text === "" ? text : linkTo(address, text)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  };
  const body = rows.length === 0 ? `<tr><td colspan="${Math.max(columns.length, 1)}">${empty}</td></tr>` : rows.map(line).join("");
  const total = totals === undefined || rows.length === 0 ? "" : `<tfoot>${totalLine(dataset, totals, options)}</tfoot>`;
  return `${named ? `<h2>${escapeHtml(title)}</h2>` : ""}<table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody>${total}</table>`;
}

function totalLine(dataset: ShapedDataset, totals: ShapedRow, options: FormatOptions): string {
  const word = options.language === "en" ? "Total" : "合计";
  const cells = dataset.columns.map((column, at) => {
    const text = column.id in totals ? cell(dataset, column, totals, options) : "";
    return `<td${numeric(column)}>${at === 0 && text === "" ? word : text}</td>`;
  });
  return `<tr>${cells.join("")}</tr>`;
}

function cell(dataset: ShapedDataset, column: ShapedColumn, row: ShapedRow, options: FormatOptions): string {
  return escapeHtml(formatCell(dataset, column, row, options));
}

function numeric({ format }: ShapedColumn): string {
  return format !== undefined && NUMERIC.has(format) ? ' class="number"' : "";
}
