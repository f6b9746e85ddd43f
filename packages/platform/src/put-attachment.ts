import type { JsonObject } from "@zhili/contracts";
import { ATTACHMENTS, type Attachment } from "./attachments/attachment.js";
import { attachmentRules } from "./attachments/attachment-field.js";
import { AttachmentDisguised, AttachmentTypeRefused } from "./attachments/errors.js";
import { extensionOf, safeFileName } from "./attachments/file-name.js";
import { isAccepted, typeByExtension } from "./attachments/known-types.js";
import { sniffType } from "./attachments/sniff.js";
import { storeContent } from "./attachments/store-content.js";
import { SignInNeeded } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface Upload {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** `pack:type/field`. */
  readonly for?: string;
}

/**
 * Keeps a file of a signed-in person. Its type is what its bytes are, which must belong to its extension and be accepted by the field.
 * Throws ATTACHMENT_TOO_LARGE, ATTACHMENT_EMPTY, ATTACHMENT_DISGUISED, ATTACHMENT_TYPE_REFUSED, ATTACHMENT_FIELD_UNKNOWN, SIGN_IN_NEEDED.
 */
export async function putAttachment(platform: Platform, context: RequestContext, upload: Upload): Promise<Attachment> {
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  const rules = attachmentRules(context.configuration, upload.for);
  const name = safeFileName(upload.name);
  let type = "";
  const stored = await storeContent(platform, upload.content, rules.maxSize, async (file) => {
    const content = await sniffType(file);
    const named = typeByExtension(extensionOf(name), content);
    if (named === undefined) throw AttachmentDisguised({ facts: { name, type: content } });
    if (!isAccepted(named, rules.accept)) throw AttachmentTypeRefused({ facts: { name, type: named, accept: rules.accept.join("、") } });
    type = named;
  });
  return runUnit(platform, context, async (unit) => {
    const attachment: Attachment = {
      id: unit.nextId(),
      name,
      type,
      ...stored,
      uploadedBy: context.actor.id,
      createdAt: unit.now,
      ...(rules.for === undefined ? {} : { for: rules.for }),
    };
    await unit.tx.insertOne(ATTACHMENTS, attachment as unknown as JsonObject & { id: string });
    unit.audit("attachment.add", { type: "attachment", id: attachment.id }, { name, type, size: stored.size, sha256: stored.sha256 });
    return attachment;
  });
}
