import { ImportFileUnsafe, ImportTooLong } from "../errors.js";
import { MOST_ROWS } from "../most-rows.js";
import { dateText } from "./date-styles.js";
import { xmlTokens } from "./xml-tokens.js";

const MOST_COLUMNS = 300;

export interface SheetWords {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
}

/** The rows of a sheet that hold something, as texts; formulas give what they gave last. Throws IMPORT_TOO_LONG, IMPORT_FILE_UNSAFE. */
export function sheetRows(sheet: string, words: SheetWords): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell: Cell | undefined;
  let inside = "";
  for (const token of xmlTokens(sheet)) {
    if (token.kind === "text") {
      if (cell !== undefined && inside === "v") cell.value += token.text;
      if (cell !== undefined && inside === "t") cell.inline += token.text;
      continue;
    }
    if (token.kind === "open") {
      if (token.name === "row") row = [];
      if (token.name === "c") cell = cellOf(token.attributes, row.length);
      inside = token.empty ? "" : token.name;
      if (!token.empty) continue;
    }
    inside = "";
    if (token.name === "c" && cell !== undefined) {
      while (row.length < cell.column) row.push("");
      row[cell.column] = textOf(cell, words);
      cell = undefined;
    }
    if (token.name !== "row") continue;
    if (row.some((text) => text.trim() !== "")) rows.push(row);
    if (rows.length > MOST_ROWS + 1) throw ImportTooLong({ facts: { rows: rows.length - 1, most: MOST_ROWS } });
    row = [];
  }
  return rows;
}

function cellOf(attributes: Readonly<Record<string, string>>, next: number): Cell {
  const letters = /^([A-Z]{1,3})\d*$/.exec(attributes.r ?? "")?.[1];
  const column = letters === undefined ? next : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= MOST_COLUMNS) throw ImportFileUnsafe({ facts: { why: `栏目超过 ${MOST_COLUMNS} 个`, whyEn: `it has more than ${MOST_COLUMNS} columns` } });
  return { column, type: attributes.t ?? "n", style: Number(attributes.s ?? 0), value: "", inline: "" };
}

function textOf({ type, style, value, inline }: Cell, { strings, dates, from1904 }: SheetWords): string {
  switch (type) {
    case "s":
      return strings[Number(value)] ?? "";
    case "inlineStr":
      return inline;
    case "b":
      return value === "1" ? "true" : "false";
    case "n": {
      const number = Number(value);
      if (value === "" || !Number.isFinite(number)) return value;
      return dates.has(style) && number >= 0 ? dateText(number, from1904) : String(number);
    }
    default:
      return value;
  }
}
