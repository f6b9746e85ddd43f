import type { FieldSchema, WorkflowDefinition } from "@zhili/contracts";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { recordType } from "../records/record-type.js";
import { AttachmentFieldUnknown } from "./errors.js";
import { DEFAULT_ACCEPT } from "./known-types.js";
import { bytesOf } from "./size-text.js";

export const MOST_BYTES = 20 * 1024 * 1024;
const FORMATS = new Set(["attachment", "signature"]);

export interface AttachmentRules {
  readonly accept: readonly string[];
  readonly maxSize: number;
  readonly for?: { readonly recordType: string; readonly field: string };
}

/** What may be uploaded for `pack:type/field` (dots lead into objects and lists), or anywhere. Throws ATTACHMENT_FIELD_UNKNOWN, DEFINITION_UNKNOWN. */
export function attachmentRules(configuration: Configuration, place: string | undefined): AttachmentRules {
  if (place === undefined || place === "") return { accept: DEFAULT_ACCEPT, maxSize: MOST_BYTES };
  const [ref = "", field = ""] = place.split("/", 2);
  const type = recordType(configuration, ref);
  const schema = attachmentFields(type).get(field) ?? inputField(configuration, type, field);
  if (schema === undefined) throw AttachmentFieldUnknown({ facts: { field: place } });
  return { ...takenBy(schema), for: { recordType: ref, field } };
}

/** What a field for attachments takes. */
export function takenBy(schema: FieldSchema): Pick<AttachmentRules, "accept" | "maxSize"> {
  const accept = schema.format === "signature" ? ["image/png"] : (schema.accept ?? DEFAULT_ACCEPT);
  const own = schema.maxSize === undefined ? undefined : bytesOf(schema.maxSize);
  return { accept, maxSize: Math.min(own ?? MOST_BYTES, MOST_BYTES) };
}

/** Fields of a record type that hold attachments, by dotted path without list positions. */
export function attachmentFields(type: RecordType): Map<string, FieldSchema> {
  return attachmentsAmong(type.definition.schema.properties);
}

/** The same with those that are asked for at the step alone. */
export function attachmentsOfStep(type: RecordType, workflow: WorkflowDefinition | undefined, transition: string): Map<string, FieldSchema> {
  const step = workflow?.transitions.find(({ id }) => id === transition);
  return new Map([...attachmentFields(type), ...attachmentsAmong(step?.form?.input?.properties ?? {})]);
}

function attachmentsAmong(fields: Readonly<Record<string, FieldSchema | undefined>>): Map<string, FieldSchema> {
  const found = new Map<string, FieldSchema>();
  const visit = (properties: Readonly<Record<string, FieldSchema | undefined>>, prefix: string): void => {
    for (const [name, schema] of Object.entries(properties)) {
      const own = schema?.type === "array" ? schema.items : schema;
      if (own === undefined) continue;
      if (own.format !== undefined && FORMATS.has(own.format)) found.set(prefix + name, own);
      if (own.properties !== undefined) visit(own.properties, `${prefix}${name}.`);
    }
  };
  visit(fields, "");
  return found;
}

/** A field that is asked for at a step of the workflow only. */
function inputField(configuration: Configuration, type: RecordType, field: string): FieldSchema | undefined {
  const workflow = type.workflow === undefined ? undefined : configuration.workflowDefinitions.get(type.workflow);
  for (const transition of workflow?.definition.transitions ?? []) {
    const schema = transition.form?.input?.properties[field];
    const own = schema?.type === "array" ? schema.items : schema;
    if (own?.format !== undefined && FORMATS.has(own.format)) return own;
  }
  return undefined;
}
