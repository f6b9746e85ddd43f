const MB = 1024 ** 2;

/** Most bytes of a packed archive. */
export const MOST_ARCHIVE_BYTES = 16 * MB;
/** Most bytes that an archive may unpack to. */
export const MOST_UNPACKED_BYTES = 32 * MB;
/** How many times larger than itself an archive may get; small ones may get up to a megabyte. */
export const MOST_GROWTH = 100;
export const MOST_ENTRIES = 5_000;
export const DEEPEST_PATH = 8;

/** Most bytes that an archive of this size may unpack to. */
export function roomFor(archiveBytes: number): number {
  return Math.min(MOST_UNPACKED_BYTES, Math.max(MB, archiveBytes * MOST_GROWTH));
}

/** As people read it: `16 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}
