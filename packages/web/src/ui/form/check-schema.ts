import type { FieldSchema, ObjectSchema } from "@zhili/contracts";

/** Turns a code list, by its name, into the values that it allows; undefined when it isn't known. */
export type CodeValues = (codeList: string) => readonly string[] | undefined;

type PlainSchema = Record<string, unknown>;

const KEPT = [
  "type",
  "enum",
  "const",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
] as const;

/** Formats that the browser can judge; the platform's others are left to the server. */
const JUDGED = new Set(["date", "date-time", "time", "email", "uri"]);

/**
 * Plain draft-07 of a record type's fields, fit for the interpreting validator in the page.
 * Patterns are RE2 and stay with the server: the page never runs a pack's pattern as JavaScript.
 */
export function checkSchema(schema: ObjectSchema | FieldSchema, codes: CodeValues): PlainSchema {
  const plain: PlainSchema = {};
  const field = schema as FieldSchema;
  for (const keyword of KEPT) if (field[keyword] !== undefined) plain[keyword] = field[keyword];
  if (field.format !== undefined && JUDGED.has(field.format)) plain.format = field.format;
  const values = field.options?.map((option) => option.id) ?? (field.codeList === undefined ? undefined : codes(field.codeList));
  if (values !== undefined && field.type !== "array") plain.enum = values;
  if (field.properties !== undefined) {
    plain.properties = Object.fromEntries(
      Object.entries(field.properties).flatMap(([name, part]) => (part === undefined ? [] : [[name, checkSchema(part, codes)]])),
    );
    if (field.required !== undefined) plain.required = field.required;
  }
  if (field.items !== undefined) plain.items = checkSchema(field.items, codes);
  return plain;
}
