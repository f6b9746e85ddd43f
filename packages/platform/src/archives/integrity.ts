import { createHash } from "node:crypto";
import { ArchiveIntegrity, IntegrityUnknown } from "./errors.js";

/** What npm calls the integrity of a file: `sha512-` and the hash in base 64. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
}

/**
 * `expected` may hold several, parted by spaces; only sha512 counts. `actual` is nothing for what has no integrity, a folder. Throws
 * ARCHIVE_INTEGRITY, ARCHIVE_INTEGRITY_UNKNOWN.
 */
export function requireIntegrity(source: string, actual: string | undefined, expected: string): void {
  const known = expected.split(/\s+/).filter((one) => /^sha512-[A-Za-z0-9+/]{86}==$/.test(one));
  if (known.length === 0) throw IntegrityUnknown({ facts: { value: expected.slice(0, 200) } });
  if (actual === undefined || !known.includes(actual)) throw ArchiveIntegrity({ facts: { source, expected: known.join(" "), actual: actual ?? "–" } });
}
