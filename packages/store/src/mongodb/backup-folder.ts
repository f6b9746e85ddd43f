import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { IndexSpec } from "@zhili/contracts";
import { StoreTargetExists } from "../errors.js";

const INDEXES = "indexes.json";

/**
 * Writes a folder with one file of export lines for each collection (`<collection>.ndjson`, with `%3A` for `:`) and the declarations of
 * indexes (`indexes.json`). The folder gets its name when all of it is on disk. Throws STORE_TARGET_EXISTS.
 */
export async function writeBackup(
  target: string,
  lines: AsyncIterable<{ readonly collection: string; readonly line: string }>,
  indexes: () => Promise<Readonly<Record<string, readonly IndexSpec[]>>>,
): Promise<void> {
  if (existsSync(target)) throw StoreTargetExists({ facts: { target } });
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await writeLines(partial, lines);
    await withFile(join(partial, INDEXES), async (file) => {
      await file.writeFile(`${JSON.stringify(await indexes(), null, 2)}\n`);
    });
    if (existsSync(target)) throw StoreTargetExists({ facts: { target } });
    await rename(partial, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function writeLines(folder: string, lines: AsyncIterable<{ readonly collection: string; readonly line: string }>): Promise<void> {
  let name: string | undefined;
  let file: FileHandle | undefined;
  try {
    for await (const { collection, line } of lines) {
      if (collection !== name) {
        await file?.sync();
        await file?.close();
        name = collection;
        file = await open(join(folder, `${collection.replaceAll(":", "%3A")}.ndjson`), "wx");
      }
      await file?.appendFile(`${line}\n`);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
}

async function withFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, "wx");
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
