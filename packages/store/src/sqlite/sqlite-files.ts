import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type FolderLock, lockFolder } from "./folder-lock.js";

/** Where a store lives: its database file, and how to leave it. */
export interface SqliteFiles {
  readonly file: string;
  /** The folder, or "memory". */
  readonly place: string;
  readonly durable: boolean;
  release(): void;
}

/** Takes a folder, making it when it is not there. Throws STORE_LOCKED. */
export function takeFolder(folder: string): SqliteFiles {
  mkdirSync(folder, { recursive: true });
  const lock: FolderLock = lockFolder(folder);
  return { file: join(folder, "zhili.db"), place: folder, durable: true, release: () => lock.release() };
}

/**
 * A store for tests and trials that leaves nothing behind: a file in the memory file system (or the temporary folder), never synced
 * and removed at close or exit. A true `:memory:` database would let readers see what is not committed.
 */
export function takeMemory(): SqliteFiles {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "zhili-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const release = () => {
    process.removeListener("exit", remove);
    remove();
  };
  return { file: join(folder, "zhili.db"), place: "memory", durable: false, release };
}
