import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ZhiliError } from "@zhili/contracts";
import { type TarHeader, unpackTar } from "modern-tar";
import { entryPath } from "./entry-path.js";
import { ArchiveBomb, ArchiveBroken, ArchiveDevice, ArchiveDuplicate, ArchiveLink, ArchiveNotText, ArchiveTooLarge, ArchiveTooManyEntries } from "./errors.js";
import { MOST_ARCHIVE_BYTES, MOST_ENTRIES, megabytes, roomFor } from "./limits.js";

const decompress = promisify(gunzip);

/**
 * The text files of a gzipped tar archive by their path below its one folder, in memory: nothing is ever written. Throws ARCHIVE_TOO_LARGE,
 * ARCHIVE_BOMB, ARCHIVE_BROKEN, ARCHIVE_TOO_MANY_ENTRIES, ARCHIVE_PATH_*, ARCHIVE_LINK, ARCHIVE_DEVICE, ARCHIVE_DUPLICATE, ARCHIVE_NOT_TEXT.
 */
export async function unpackArchive(source: string, folder: string, bytes: Uint8Array): Promise<Record<string, string>> {
  if (bytes.length > MOST_ARCHIVE_BYTES) throw ArchiveTooLarge({ facts: { source, most: megabytes(MOST_ARCHIVE_BYTES) } });
  const admit = admission(source, folder);
  const entries = await unpackTar(await unzipped(source, bytes), { strict: true, filter: admit }).catch((cause: unknown) => {
    throw cause instanceof ZhiliError ? cause : broken(source, cause);
  });
  const files = entries.flatMap(({ header, data }) => (data === undefined ? [] : [[entryPath(source, folder, header.name), textOf(source, header, data)]]));
  return Object.fromEntries(files) as Record<string, string>;
}

async function unzipped(source: string, bytes: Uint8Array): Promise<Uint8Array> {
  const most = roomFor(bytes.length);
  try {
    return await decompress(bytes, { maxOutputLength: most });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw ArchiveBomb({ facts: { source, most: megabytes(most) } });
    throw broken(source, cause);
  }
}

/** Looks at every entry before its content: the first that is not right ends the reading. Folders are let in and left out. */
function admission(source: string, folder: string): (header: TarHeader) => boolean {
  const seen = new Map<string, string>();
  let entries = 0;
  return ({ name, type = "file" }) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw ArchiveTooManyEntries({ facts: { source, most: MOST_ENTRIES } });
    const file = entryPath(source, folder, name);
    if (type === "link" || type === "symlink") throw ArchiveLink({ facts: { source, file } });
    if (type === "directory") return false;
    if (type !== "file") throw ArchiveDevice({ facts: { source, file, type } });
    const folded = file.normalize("NFKC").toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) throw ArchiveDuplicate({ facts: { source, file, other } });
    seen.set(folded, file);
    return true;
  };
}

function textOf(source: string, header: TarHeader, data: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch (cause) {
    throw ArchiveNotText({ facts: { source, file: header.name }, cause });
  }
}

function broken(source: string, cause: unknown): ZhiliError {
  return ArchiveBroken({ facts: { source, reason: cause instanceof Error ? cause.message : String(cause) }, cause });
}
