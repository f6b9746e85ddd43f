import { StoreFormatNewer } from "../errors.js";
import type { Connection } from "./connection.js";
import { catalogue, type Format } from "./formats/index.js";

const FORMATS: readonly Format[] = [catalogue];

/** Runs the format changes that the file has not seen, each in its own transaction; returns their names. Throws STORE_FORMAT_NEWER. */
export function runFormats(connection: Connection): string[] {
  const found = Number(connection.get("PRAGMA user_version")?.user_version ?? 0);
  if (found > FORMATS.length) throw StoreFormatNewer({ facts: { found, known: FORMATS.length } });
  const ran: string[] = [];
  for (const format of FORMATS.filter((one) => one.number > found)) {
    connection.exec("BEGIN IMMEDIATE");
    try {
      format.up(connection);
      connection.exec(`PRAGMA user_version = ${format.number}`);
      connection.exec("COMMIT");
    } catch (error) {
      connection.exec("ROLLBACK");
      throw error;
    }
    ran.push(format.name);
  }
  return ran;
}
