import { join } from "node:path";
import type { Platform } from "../platform.js";
import { AttachmentFolderMissing } from "./errors.js";

export const ATTACHMENTS = "attachments";

/** A file that was uploaded; its bytes lie in the data folder under their hash. */
export interface Attachment {
  readonly id: string;
  /** As it is offered for download: no path, no control characters. */
  readonly name: string;
  /** What its bytes say, not what the sender said. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly createdAt: string;
  /** Field that it was uploaded for. */
  readonly for?: { readonly recordType: string; readonly field: string };
}

/** Throws ATTACHMENT_FOLDER_MISSING for a platform in memory. */
export function attachmentFolder(platform: Platform): string {
  if (platform.folder === undefined) throw AttachmentFolderMissing();
  return join(platform.folder, "attachments");
}

/** `<folder>/attachments/<first two characters>/<sha256>`. */
export function contentPath(platform: Platform, sha256: string): string {
  return join(attachmentFolder(platform), sha256.slice(0, 2), sha256);
}
