import { existsSync, readdirSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { FolderNotEmpty } from "./errors.js";

/** Writes the files of a skeleton into a folder that is empty or not there; answers their paths. Throws CLI_FOLDER_NOT_EMPTY. */
export async function writeSkeleton(skeleton: string, folder: string, change: (file: string, text: string) => string): Promise<string[]> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw FolderNotEmpty({ facts: { folder } });
  const files = (await readdir(skeleton, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(skeleton, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
  for (const file of files) {
    const text = await readFile(join(skeleton, file), "utf8");
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), change(file, text), { flag: "wx" });
  }
  return files;
}
