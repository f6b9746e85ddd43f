import { ArchiveTooLarge } from "../archives/errors.js";
import { megabytes } from "../archives/limits.js";
import { RegistryFailed } from "./errors.js";

const PATIENCE = 60_000;

/** The bytes at an address, nothing when there are none (404). Throws REGISTRY_FAILED, ARCHIVE_TOO_LARGE. */
export async function fetchBounded(url: string, most: number): Promise<Uint8Array | undefined> {
  try {
    if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError("neither http nor https");
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 404) {
      await answer.body?.cancel();
      return undefined;
    }
    if (!answer.ok || answer.body === null) throw new TypeError(`${answer.status} ${answer.statusText}`);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of answer.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
      bytes += part.length;
      if (bytes > most) throw ArchiveTooLarge({ facts: { source: url, most: megabytes(most) } });
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (cause) {
    if (ArchiveTooLarge.is(cause)) throw cause;
    throw RegistryFailed({ facts: { url, reason: reasonOf(cause) }, cause });
  }
}

/** What `fetch` hides one level below. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
