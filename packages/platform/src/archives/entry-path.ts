import { ArchivePathAbsolute, ArchivePathBad, ArchivePathClimbs, ArchivePathDeep } from "./errors.js";
import { DEEPEST_PATH } from "./limits.js";

/** Anything below a blank, and what turns a line of text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Path of an entry inside the archive's folder, "" for the folder itself. Throws ARCHIVE_PATH_ABSOLUTE, ARCHIVE_PATH_CLIMBS,
 * ARCHIVE_PATH_BAD, ARCHIVE_PATH_DEEP.
 */
export function entryPath(source: string, folder: string, name: string): string {
  const facts = { source, file: shown(name) };
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) throw ArchivePathAbsolute({ facts });
  const parts = name.replace(/\/$/, "").split("/");
  if (name.split(/[/\\]/).includes("..")) throw ArchivePathClimbs({ facts });
  const plain = !name.includes("\\") && !UNSEEN.test(name) && parts.every((part) => part !== "" && part !== ".");
  if (!plain || parts[0] !== folder) throw ArchivePathBad({ facts: { ...facts, folder } });
  if (parts.length > DEEPEST_PATH) throw ArchivePathDeep({ facts: { ...facts, most: DEEPEST_PATH } });
  return parts.slice(1).join("/");
}

/** A name that can be shown: not too long, nothing unseen. */
function shown(name: string): string {
  const cut = name.length > 120 ? `${name.slice(0, 120)}…` : name;
  return [...cut].map((sign) => (UNSEEN.test(sign) ? "�" : sign)).join("");
}
