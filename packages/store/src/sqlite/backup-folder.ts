import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StoreTargetExists } from "../errors.js";
import { Connection } from "./connection.js";
import { literal } from "./sql-path.js";

/**
 * Writes a consistent copy of a folder's database to a file that is not there yet, and syncs it; a server may be using the folder.
 * Throws STORE_TARGET_EXISTS.
 */
export async function backupSqliteFolder(folder: string, target: string): Promise<void> {
  if (existsSync(target)) throw StoreTargetExists({ facts: { target } });
  const connection = new Connection(join(folder, "zhili.db"), { pragmas: ["busy_timeout = 10000", "mmap_size = 0"] });
  try {
    connection.exec(`VACUUM INTO ${literal(target)}`);
  } finally {
    connection.close();
  }
  await syncFile(target);
}

/** Puts a file and its name on disk for good. */
export async function syncFile(target: string): Promise<void> {
  for (const path of [target, dirname(target)]) {
    const handle = await open(path, "r");
    await handle.sync().finally(() => handle.close());
  }
}
