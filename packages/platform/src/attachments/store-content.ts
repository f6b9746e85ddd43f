import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Platform } from "../platform.js";
import { attachmentFolder, contentPath } from "./attachment.js";
import { AttachmentEmpty, AttachmentTooLarge } from "./errors.js";
import { sizeText } from "./size-text.js";

export interface StoredContent {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Writes the bytes under a temporary name, lets `check` look at the file, and moves it to its place for good: fsync, rename, fsync of
 * the folder. Nothing stays behind when it is refused. Throws ATTACHMENT_TOO_LARGE, ATTACHMENT_EMPTY and what `check` throws.
 */
export async function storeContent(
  platform: Platform,
  content: AsyncIterable<Uint8Array>,
  most: number,
  check: (file: string) => Promise<void>,
): Promise<StoredContent> {
  const incoming = join(attachmentFolder(platform), "incoming");
  await mkdir(incoming, { recursive: true });
  const temporary = join(incoming, platform.ids.next());
  try {
    const stored = await write(temporary, content, most);
    await check(temporary);
    const target = contentPath(platform, stored.sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return stored;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function write(file: string, content: AsyncIterable<Uint8Array>, most: number): Promise<StoredContent> {
  const handle = await open(file, "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > most) throw AttachmentTooLarge({ facts: { most: sizeText(most) } });
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (size === 0) throw AttachmentEmpty();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest("hex"), size };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
