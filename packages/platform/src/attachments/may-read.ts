import type { Filter, JsonObject, StoredRecord } from "@zhili/contracts";
import type { Asking } from "../access/asking.js";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import type { Attachment } from "./attachment.js";
import { attachmentFields } from "./attachment-field.js";

/** Record that somebody says refers to the attachment. */
export interface Referrer {
  readonly recordType: string;
  readonly id: string;
}

/** The uploader may, and whoever may read the field of a record that refers to it. */
export async function mayReadAttachment(asking: Asking, attachment: Attachment, referrer: Referrer | undefined): Promise<boolean> {
  const { actor } = asking.context;
  if (actor.kind === "system" || (actor.kind === "user" && actor.id === attachment.uploadedBy)) return true;
  const types = asking.configuration.recordTypes;
  if (referrer !== undefined) {
    const type = types.get(referrer.recordType);
    return type !== undefined && (await refersTo(asking, type, attachment.id, { id: referrer.id }, [...attachmentFields(type).keys()]));
  }
  const type = attachment.for === undefined ? undefined : types.get(attachment.for.recordType);
  if (type === undefined || attachment.for === undefined) return false;
  const { field } = attachment.for;
  const single = type.definition.schema.properties[field]?.type !== "array";
  const filter: Filter = { [`data.${field}`]: single ? attachment.id : { $has: attachment.id } };
  return !field.includes(".") && (await refersTo(asking, type, attachment.id, filter, [field]));
}

async function refersTo(asking: Asking, type: RecordType, attachment: string, filter: Filter, fields: readonly string[]): Promise<boolean> {
  const subject = subjectOf("record-type", type.ref);
  const rights = asking.ability.filter("read", subject);
  if (rights === false) return false;
  const record = (await asking.reader.findOne(type.collection, { $and: [rights, filter] })) as unknown as StoredRecord | undefined;
  if (record === undefined) return false;
  const readable = asking.ability.readableFields(subject, record);
  const tops = new Set(fields.map((field) => field.split(".")[0] ?? "").filter((top) => readable === "all" || readable.includes(top)));
  return [...tops].some((top) => holds(record.data[top] as JsonObject[string] | undefined, attachment));
}

function holds(value: JsonObject[string] | undefined, id: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "object") return Object.values(value).some((member) => holds(member, id));
  return value === id;
}
