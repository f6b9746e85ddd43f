import { parse } from "csv-parse/sync";
import { ImportTooLong, ImportUnreadable } from "./errors.js";

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const MOST_ROWS = 2_000;

/** CSV text as a header and rows of cells; empty lines are left out. Throws IMPORT_UNREADABLE, IMPORT_TOO_LONG. */
export function readTable(csv: string): Table {
  const [header, ...rows] = parsed(csv);
  if (header === undefined || rows.length === 0) throw ImportUnreadable({ facts: { line: 1 } });
  if (rows.length > MOST_ROWS) throw ImportTooLong({ facts: { rows: rows.length, most: MOST_ROWS } });
  return { header: header.map((cell) => cell.trim()), rows };
}

function parsed(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true, max_record_size: 100_000 }) as string[][];
  } catch (cause) {
    throw ImportUnreadable({ facts: { line: Number((cause as { lines?: number }).lines ?? 1) }, cause });
  }
}
