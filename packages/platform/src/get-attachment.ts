import { stat } from "node:fs/promises";
import { asking } from "./access/asking.js";
import { ATTACHMENTS, type Attachment, contentPath } from "./attachments/attachment.js";
import { AttachmentNotFound } from "./attachments/errors.js";
import { isShown } from "./attachments/known-types.js";
import { mayReadAttachment, type Referrer } from "./attachments/may-read.js";
import type { Platform, RequestContext } from "./platform.js";

export interface AttachmentContent {
  readonly attachment: Attachment;
  readonly file: string;
  /** May be shown in the page's place; anything else only as a download. */
  readonly inline: boolean;
}

/**
 * A file for somebody who uploaded it or may read the record that refers to it (told by `referrer`, or found by the field it was uploaded
 * for). Throws ATTACHMENT_NOT_FOUND for everybody else too.
 */
export async function getAttachment(platform: Platform, context: RequestContext, request: { id: string; referrer?: Referrer }): Promise<AttachmentContent> {
  const attachment = (await platform.store.get(ATTACHMENTS, request.id)) as unknown as Attachment | undefined;
  if (attachment === undefined || !(await mayReadAttachment(asking(platform, context), attachment, request.referrer))) throw AttachmentNotFound();
  const file = contentPath(platform, attachment.sha256);
  try {
    await stat(file);
  } catch (cause) {
    throw AttachmentNotFound({ cause });
  }
  return { attachment, file, inline: isShown(attachment.type) };
}
