import { createRequire } from "node:module";
import process from "node:process";

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** The part of a `node:sqlite` statement that the store uses. */
export interface SqlStatement {
  run(...parameters: readonly SqlValue[]): { changes: number | bigint };
  get(...parameters: readonly SqlValue[]): SqlRow | undefined;
  all(...parameters: readonly SqlValue[]): SqlRow[];
}

/** The part of a `node:sqlite` database that the store uses. */
export interface SqlDatabase {
  prepare(sql: string): SqlStatement;
  exec(sql: string): void;
  close(): void;
}

interface SqlDriver {
  DatabaseSync: new (file: string, options?: { readOnly?: boolean }) => SqlDatabase;
}

let loaded: SqlDriver | undefined;

/** Opens a database file with the `node:sqlite` of the running Node, or with the package of the same API. */
export function openDatabase(file: string, readOnly = false): SqlDatabase {
  loaded ??= loadDriver();
  return new loaded.DatabaseSync(file, { readOnly });
}

function loadDriver(): SqlDriver {
  const builtin = process.getBuiltinModule?.("node:sqlite") as unknown;
  if (isDriver(builtin)) return builtin;
  const packaged: unknown = createRequire(import.meta.url)("@photostructure/sqlite");
  if (isDriver(packaged)) return packaged;
  throw new Error("No SQLite driver: neither node:sqlite nor @photostructure/sqlite has DatabaseSync.");
}

function isDriver(module: unknown): module is SqlDriver {
  return typeof module === "object" && module !== null && "DatabaseSync" in module;
}
