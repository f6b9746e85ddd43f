import type { JsonObject } from "@zhili/contracts";
import type { ImporterContribution } from "@zhili/plugin-api";
import { ImportTooLong, ImportUnreadable } from "./errors.js";
import { MOST_ROWS } from "./most-rows.js";

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What an importer reads as a header and rows of cells. Throws IMPORT_UNREADABLE, IMPORT_TOO_LONG, PLUGIN_*. */
export async function readTable(importer: ImporterContribution, text: string, params: JsonObject): Promise<Table> {
  const [header, ...rows] = await importer.read(text, params);
  if (header === undefined || rows.length === 0) throw ImportUnreadable({ facts: { line: 1 } });
  if (rows.length > MOST_ROWS) throw ImportTooLong({ facts: { rows: rows.length, most: MOST_ROWS } });
  return { header: header.map((cell) => cell.trim()), rows };
}
