import { type PackDocument, readPack } from "@zhili/engine/packs";
import { PackInvalid } from "./errors.js";
import { type PackFiles, readPackSource } from "./read-pack-source.js";

/** The pack in a folder or an archive, its shapes checked, its names not. Throws PACK_FOLDER_UNREADABLE, ARCHIVE_*, PACK_INVALID with every issue. */
export async function readPackDocument(from: string | PackFiles): Promise<PackDocument> {
  const { source, files } = await readPackSource(from);
  const { pack, issues } = readPack(files);
  if (pack !== undefined) return pack;
  throw PackInvalid({ facts: { count: issues.length }, issues: issues.map((issue) => ({ ...issue, file: `${source}/${issue.file ?? ""}` })) });
}
