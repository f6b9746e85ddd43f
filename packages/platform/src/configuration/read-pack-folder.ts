import { lstat, readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { PackFolderUnreadable } from "../errors.js";

const MOST_FILES = 5_000;
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Every file of a pack's folder as text, by its path with forward slashes.
 * Throws PACK_FOLDER_UNREADABLE for links, devices, too many files or too many bytes; nothing outside the folder is ever opened.
 */
export async function readPackFolder(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let bytes = 0;
  const visit = async (relative: string): Promise<void> => {
    const names = (await readdir(join(folder, relative))).sort();
    for (const name of names) {
      if (name === "node_modules" || name.startsWith(".")) continue;
      const path = posix.join(relative, name);
      const entry = await lstat(join(folder, path));
      if (entry.isDirectory()) {
        await visit(path);
        continue;
      }
      if (!entry.isFile()) throw PackFolderUnreadable({ facts: { folder, file: path, reason: "link or device" } });
      bytes += entry.size;
      if (bytes > MOST_BYTES || Object.keys(files).length >= MOST_FILES) throw PackFolderUnreadable({ facts: { folder, file: path, reason: "too large" } });
      files[path] = await readFile(join(folder, path), "utf8");
    }
  };
  try {
    await visit("");
  } catch (cause) {
    if (PackFolderUnreadable.is(cause)) throw cause;
    throw PackFolderUnreadable({ facts: { folder, file: "", reason: (cause as Error).message }, cause });
  }
  return files;
}
