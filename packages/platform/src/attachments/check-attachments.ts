import type { FieldSchema, Issue, JsonObject } from "@zhili/contracts";
import { askingIn } from "../access/asking.js";
import { RecordInvalid } from "../errors.js";
import { readEach } from "../records/field-path.js";
import type { Unit } from "../unit/unit.js";
import { ATTACHMENTS, type Attachment } from "./attachment.js";
import { takenBy } from "./attachment-field.js";
import { AttachmentNotThere } from "./errors.js";
import { isAccepted } from "./known-types.js";
import { mayReadAttachment } from "./may-read.js";

/**
 * Throws RECORD_INVALID with an ATTACHMENT_NOT_THERE for every file that a person refers to anew and that was never uploaded, is not theirs
 * to see, or is not what the field takes. Files that `before` refers to already stay.
 */
export async function checkAttachments(unit: Unit, fields: ReadonlyMap<string, FieldSchema>, data: JsonObject, before: JsonObject = {}): Promise<void> {
  if (unit.context.actor.kind === "system") return;
  const issues: Issue[] = [];
  for (const [field, schema] of fields) {
    const kept = new Set(readEach(before, field).map(({ value }) => value));
    for (const { path, value: id } of readEach(data, field)) {
      if (typeof id !== "string" || id === "" || kept.has(id) || (await mayAttach(unit, schema, id))) continue;
      issues.push({
        code: AttachmentNotThere.kind.code,
        path: `/${path.replaceAll(".", "/")}`,
        message: AttachmentNotThere.kind.messages,
      });
    }
  }
  if (issues.length > 0) throw RecordInvalid({ facts: { count: issues.length }, issues });
}

async function mayAttach(unit: Unit, schema: FieldSchema, id: string): Promise<boolean> {
  const attachment = (await unit.tx.get(ATTACHMENTS, id)) as unknown as Attachment | undefined;
  if (attachment === undefined) return false;
  const { accept, maxSize } = takenBy(schema);
  return isAccepted(attachment.type, accept) && attachment.size <= maxSize && mayReadAttachment(askingIn(unit), attachment, undefined);
}
