import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** Copies the finished files of a folder of attachments; answers how many. A folder that is not there has none. */
export async function copyFolder(from: string, to: string, progress: (done: number, of: number) => void): Promise<number> {
  if (!existsSync(from)) return 0;
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.startsWith("incoming"));
  for (const [done, file] of files.entries()) {
    progress(done, files.length);
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
  return files.length;
}
