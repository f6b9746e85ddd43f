import { join } from "node:path";
import { StoreLocked } from "../errors.js";
import { openDatabase } from "./driver.js";

/** Held while a server uses a folder. The operating system frees it when the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/** Takes the exclusive lock of a folder. Throws STORE_LOCKED { folder } when another server, or this one, has it. */
export function lockFolder(folder: string): FolderLock {
  const database = openDatabase(join(folder, "zhili.lock"));
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = MEMORY");
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && error.message.includes("locked")) throw StoreLocked({ facts: { folder }, cause: error });
    throw error;
  }
  return { release: () => database.close() };
}
