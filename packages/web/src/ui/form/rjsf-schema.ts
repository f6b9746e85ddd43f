import type { RJSFSchema, UiSchema } from "@rjsf/utils";
import type { FieldSchema, ObjectSchema, UiSchema as PackUiSchema } from "@zhili/contracts";
import { type FieldKind, isWide, kindOf } from "../fields/field-kind.js";

export interface FormPart {
  readonly schema: ObjectSchema;
  readonly uiSchema?: PackUiSchema | undefined;
  /** Fields to ask for, in order; all when absent. */
  readonly fields?: readonly string[] | undefined;
  readonly hidden?: ReadonlySet<string>;
  readonly required?: ReadonlySet<string>;
  /** Fields shown but not to be changed. */
  readonly readOnly?: ReadonlySet<string>;
}

const HAS_WIDGET: ReadonlySet<FieldKind> = new Set([
  "text",
  "long-text",
  "number",
  "money",
  "yes-no",
  "choice",
  "choices",
  "reference",
  "references",
  "org-unit",
  "date",
  "date-time",
  "time",
  "attachment",
  "attachments",
  "signature",
]);

/** The part of a record type's form that is asked for now, for react-jsonschema-form. Computed and read-only fields are never asked. */
export function toRjsf(part: FormPart): { readonly schema: RJSFSchema; readonly uiSchema: UiSchema; readonly asked: ObjectSchema } {
  const names = part.fields ?? Object.keys(part.schema.properties);
  const properties: Record<string, FieldSchema> = {};
  for (const name of names) {
    const field = part.schema.properties[name];
    if (field === undefined || field.computed !== undefined || field.readOnly === true || part.hidden?.has(name)) continue;
    properties[name] = field;
  }
  const required = Object.keys(properties).filter((name) => part.schema.required?.includes(name) || part.required?.has(name));
  const asked: ObjectSchema = { type: "object", properties, required };
  const uiSchema: UiSchema = { "ui:label": false, "ui:submitButtonOptions": { norender: true }, "ui:order": [...Object.keys(properties), "*"] };
  const own = part.uiSchema ?? {};
  for (const [name, field] of Object.entries(properties)) uiSchema[name] = uiFor(field, own[name], part.readOnly?.has(name) ?? false, name);
  return { schema: drawn(asked) as RJSFSchema, uiSchema, asked };
}

/** `path` leads to the field by dots, without the places in lists. */
function uiFor(field: FieldSchema, given: unknown, readOnly: boolean, path: string): UiSchema {
  const kind = kindOf(field);
  const own = typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
  const { "ui:widget": widget, "ui:field": _field, ...kept } = own;
  const ui: Record<string, unknown> = { ...kept };
  if (HAS_WIDGET.has(kind)) ui["ui:widget"] = widget === "textarea" && kind === "text" ? "long-text" : kind;
  if (kind === "quantity") ui["ui:field"] = "quantity";
  if (readOnly) ui["ui:readonly"] = true;
  const options = typeof ui["ui:options"] === "object" && ui["ui:options"] !== null ? ui["ui:options"] : {};
  ui["ui:options"] = { ...options, shape: field, path, kind, wide: isWide(kind) };
  if (kind === "group")
    for (const [name, child] of Object.entries(field.properties ?? {}))
      if (child !== undefined) ui[name] = uiFor(child, own[name], readOnly, `${path}.${name}`);
  if ((kind === "rows" || kind === "texts") && field.items !== undefined) ui.items = itemUi(field.items, own.items, readOnly, path);
  return ui;
}

function itemUi(item: FieldSchema, given: unknown, readOnly: boolean, path: string): UiSchema {
  return { ...uiFor(item, given, readOnly, path), "ui:label": false };
}

/** What react-jsonschema-form draws: types, titles, defaults; judging is done apart. */
function drawn(field: ObjectSchema | FieldSchema): Record<string, unknown> {
  const source = field as FieldSchema;
  const plain: Record<string, unknown> = { type: source.type };
  if (source.title !== undefined) plain.title = source.title;
  if (source.description !== undefined) plain.description = source.description;
  if (source.default !== undefined) plain.default = source.default;
  if (source.maxItems !== undefined) plain.maxItems = source.maxItems;
  if (source.required !== undefined) plain.required = source.required;
  if (source.properties !== undefined)
    plain.properties = Object.fromEntries(
      Object.entries(source.properties).flatMap(([name, part]) =>
        part === undefined || part.computed !== undefined || part.readOnly === true ? [] : [[name, drawn(part)]],
      ),
    );
  if (source.type === "array") plain.items = source.items === undefined ? { type: "string" } : drawn(source.items);
  return plain;
}
