import type { FieldSchema } from "@zhili/contracts";

/** How a field is asked for and shown. */
export type FieldKind =
  | "text"
  | "long-text"
  | "number"
  | "money"
  | "yes-no"
  | "choice"
  | "choices"
  | "reference"
  | "references"
  | "org-unit"
  | "date"
  | "date-time"
  | "time"
  | "attachment"
  | "attachments"
  | "signature"
  | "quantity"
  | "group"
  | "rows"
  | "texts";

const LONG = 80;

/** The kind of a field by its schema alone. */
export function kindOf(field: FieldSchema): FieldKind {
  if (field.type === "array") return kindOfList(field);
  if (field.type === "object") return field.format === "quantity" ? "quantity" : "group";
  if (field.options !== undefined || field.codeList !== undefined || field.enum !== undefined) return "choice";
  if (field.refersTo !== undefined) return isOrgUnit(field.refersTo) ? "org-unit" : "reference";
  if (field.type === "boolean") return "yes-no";
  if (field.format === "money") return "money";
  if (field.type === "integer" || field.type === "number") return "number";
  switch (field.format) {
    case "date":
    case "date-time":
    case "time":
    case "attachment":
    case "signature":
      return field.format;
    default:
      return (field.maxLength ?? 0) > LONG ? "long-text" : "text";
  }
}

/** True for the platform's own org units. */
export function isOrgUnit(ref: string): boolean {
  return ref === "org-unit" || ref.endsWith(":org-unit");
}

function kindOfList(field: FieldSchema): FieldKind {
  const item = field.items;
  if (item === undefined) return "texts";
  switch (kindOf(item)) {
    case "choice":
      return "choices";
    case "reference":
      return "references";
    case "attachment":
      return "attachments";
    case "group":
      return "rows";
    default:
      return "texts";
  }
}

/** Kinds that take the whole width of a form or a page. */
export function isWide(kind: FieldKind): boolean {
  return kind === "long-text" || kind === "attachments" || kind === "rows" || kind === "group" || kind === "signature" || kind === "texts";
}
