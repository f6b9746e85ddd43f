import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { ArchiveTooLarge } from "./archives/errors.js";
import { integrityOf, requireIntegrity } from "./archives/integrity.js";
import { MOST_ARCHIVE_BYTES, megabytes } from "./archives/limits.js";
import { unpackArchive } from "./archives/unpack-archive.js";
import { readPackFolder } from "./configuration/read-pack-folder.js";
import { PackFolderUnreadable } from "./errors.js";

/** Folder of a pack inside its archive, as npm has it. */
export const PACK_FOLDER = "package";

/** The files of a pack, wherever they came from. */
export interface PackFiles {
  /** Folder, archive or name and version, to say where something is wrong. */
  readonly source: string;
  /** Path to text. */
  readonly files: Readonly<Record<string, string>>;
  /** Of the archive's bytes; a folder has none. */
  readonly integrity?: string;
}

/**
 * A pack in a folder or in an archive, read into memory; what was read already is given back. Throws PACK_FOLDER_UNREADABLE and ARCHIVE_*,
 * ARCHIVE_INTEGRITY too when another integrity is expected, which is looked at before anything is unpacked.
 */
export async function readPackSource(source: string | PackFiles, expected?: string): Promise<PackFiles> {
  if (typeof source !== "string") return source;
  const place = await stat(source).catch((cause: Error) => unreadable(source, cause));
  if (place.isFile()) return readPackArchive(source, await readBytes(source), expected);
  if (expected !== undefined) requireIntegrity(source, undefined, expected);
  return { source, files: await readPackFolder(source) };
}

/** A pack in the bytes of an archive. Throws ARCHIVE_*. */
export async function readPackArchive(source: string, bytes: Uint8Array, expected?: string): Promise<PackFiles> {
  const integrity = integrityOf(bytes);
  if (expected !== undefined) requireIntegrity(source, integrity, expected);
  return { source, files: await unpackArchive(source, PACK_FOLDER, bytes), integrity };
}

/** The bytes of a plain file, never more than an archive may have. Throws ARCHIVE_TOO_LARGE, PACK_FOLDER_UNREADABLE. */
export async function readBytes(source: string): Promise<Uint8Array> {
  const file = await open(source, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: Error) => unreadable(source, cause));
  try {
    const { size } = await file.stat();
    if (size > MOST_ARCHIVE_BYTES) throw ArchiveTooLarge({ facts: { source, most: megabytes(MOST_ARCHIVE_BYTES) } });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function unreadable(source: string, cause: Error): never {
  throw PackFolderUnreadable({ facts: { folder: source, file: "", reason: cause.message }, cause });
}
