import { createRequire } from "node:module";
import process from "node:process";

interface Database {
  prepare(sql: string): {
    get(...values: (string | number)[]): Record<string, unknown> | undefined;
    run(...values: (string | number)[]): { changes: number | bigint };
  };
  close(): void;
}
interface Driver {
  readonly DatabaseSync: new (file: string) => Database;
}

/** Changes a stored document behind the program's back, as somebody with the file could. */
export function changeDocument(file: string, collection: string, where: Readonly<Record<string, string | number>>, path: string, value: string | number): void {
  const builtIn = process.getBuiltinModule?.("node:sqlite") as Driver | undefined;
  const { DatabaseSync } = builtIn ?? (createRequire(import.meta.url)("@photostructure/sqlite") as Driver);
  const database = new DatabaseSync(file);
  try {
    const number = database.prepare("SELECT number FROM collections WHERE name = ?").get(collection)?.number;
    const [[key, wanted] = ["$.id", ""]] = Object.entries(where);
    const { changes } = database.prepare(`UPDATE c${number} SET doc = jsonb_set(doc, ?, ?) WHERE json_extract(doc, ?) = ?`).run(path, value, key, wanted);
    if (Number(changes) !== 1) throw new Error(`${changes} documents of ${collection} were changed`);
  } finally {
    database.close();
  }
}
