import { type PackDocument, readPack } from "@zhili/engine/packs";
import { readPackFolder } from "./configuration/read-pack-folder.js";
import { PackInvalid } from "./errors.js";

/** The pack in a folder, its shapes checked, its names not. Throws PACK_FOLDER_UNREADABLE, PACK_INVALID with every issue. */
export async function readPackDocument(folder: string): Promise<PackDocument> {
  const { pack, issues } = readPack(await readPackFolder(folder));
  if (pack !== undefined) return pack;
  throw PackInvalid({ facts: { count: issues.length }, issues: issues.map((issue) => ({ ...issue, file: `${folder}/${issue.file ?? ""}` })) });
}
