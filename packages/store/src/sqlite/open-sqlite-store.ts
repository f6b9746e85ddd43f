import type { Store } from "@zhili/contracts";
import { takeFolder, takeMemory } from "./sqlite-files.js";
import { SqliteStore } from "./sqlite-store.js";

export type SqliteOptions = ({ readonly folder: string } | { readonly memory: true }) & {
  /** Longest that one unit of work may take, in milliseconds; 30,000 when absent. */
  readonly unitTimeoutMs?: number;
};

/**
 * Opens the SQLite store of a folder (made when it is not there, used by one server at a time), or one in memory for tests.
 * Throws STORE_LOCKED when another server uses the folder, STORE_FORMAT_NEWER when a newer program wrote it.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const takeFiles = "folder" in options ? () => takeFolder(options.folder) : takeMemory;
  const store = new SqliteStore({ takeFiles, unitTimeoutMs: options.unitTimeoutMs ?? 30_000 });
  await store.open();
  return store;
}
