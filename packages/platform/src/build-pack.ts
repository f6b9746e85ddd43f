import { readPack } from "@zhili/engine/packs";
import { integrityOf } from "./archives/integrity.js";
import { packArchive } from "./archives/pack-archive.js";
import { PackInvalid } from "./errors.js";
import { validatePacks } from "./install-packs.js";
import type { Platform } from "./platform.js";
import { PACK_FOLDER, type PackFiles, readPackArchive } from "./read-pack-source.js";

export interface BuiltPack {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Content hash of the pack. */
  readonly hash: string;
  readonly files: number;
  readonly archive: Uint8Array;
  /** Of the archive: `sha512-…`. */
  readonly integrity: string;
}

/**
 * The archive of the first of the packs as npm would lay it out; the same files give the same bytes. The others are those that it needs. Throws PACK_INVALID
 * with every issue, PACK_MISSING, and ARCHIVE_* for what no archive could be read back from.
 */
export async function buildPack(platform: Platform, packs: readonly PackFiles[]): Promise<BuiltPack> {
  const [own] = packs;
  if (own === undefined) throw new TypeError("no pack to build");
  const { issues } = await validatePacks(platform, packs);
  const { pack } = readPack(own.files);
  if (issues.length > 0 || pack === undefined) throw PackInvalid({ facts: { count: issues.length }, issues });
  const archive = await packArchive(PACK_FOLDER, own.files);
  await readPackArchive(own.source, archive);
  const { manifest, name, version, hash } = pack;
  return { id: manifest.id, name, version, hash, files: Object.keys(own.files).length, archive, integrity: integrityOf(archive) };
}
