import type { FieldSchema } from "@zhili/contracts";
import type { RecordRow, RecordTypeView } from "../../api/types.js";
import { kindOf } from "../../ui/fields/field-kind.js";

export interface ListColumn {
  readonly id: string;
  readonly title: string;
  /** Field of the record, or of its envelope: state, orgUnit, dueAt, updatedAt. */
  readonly field: string;
  readonly schema?: FieldSchema | undefined;
  readonly right: boolean;
  readonly sortable: boolean;
}

export const ENVELOPE = ["title", "state", "orgUnit", "dueAt", "updatedAt", "createdAt"] as const;
const SORTABLE_ENVELOPE = new Set(["createdAt", "updatedAt", "dueAt", "state", "title"]);
const SORTABLE = new Set(["text", "number", "money", "date", "date-time", "choice", "yes-no"]);

/** Columns of a record type's list as it says, else its first fields; title, state and deadline are always there. */
export function columnsOf(type: RecordTypeView, words: (field: string) => string): readonly ListColumn[] {
  const said = (type.list?.columns ?? []).map((column) => ({ id: column.id, field: column.field ?? column.id, title: column.title }));
  const plain =
    said.length > 0
      ? said
      : Object.entries(type.schema.properties)
          .filter(([, field]) => field !== undefined && ["text", "choice", "number", "money", "date", "reference"].includes(kindOf(field)))
          .slice(0, 4)
          .map(([field]) => ({ id: field, field, title: undefined }));
  const columns = plain
    .filter((column) => column.field !== "title" || type.schema.properties.title !== undefined)
    .map((column) => asColumn(type, column.id, column.field, column.title, words));
  const add = (field: string, present: boolean) => {
    if (present && !columns.some((column) => column.field === field)) columns.push(asColumn(type, field, field, undefined, words));
  };
  add("orgUnit", true);
  add("state", type.workflow !== undefined);
  add("dueAt", type.workflow !== undefined);
  return columns;
}

/** Columns without those that tell nothing: what stands in every row's title already, whole or as one of its words, and dates due where none is. */
export function withoutRepeats(columns: readonly ListColumn[], rows: readonly RecordRow[]): readonly ListColumn[] {
  if (rows.length === 0) return columns;
  const repeats = (column: ListColumn) =>
    rows.every((row) => {
      const value = column.field === "orgUnit" ? row.orgUnitName : row.data[column.field];
      return (typeof value === "string" || typeof value === "number") && (value === row.title || row.title.split(" ").includes(String(value)));
    });
  const idle = (column: ListColumn) => column.field === "dueAt" && rows.every((row) => row.dueAt === undefined);
  return columns.filter((column) => !repeats(column) && !idle(column));
}

function asColumn(type: RecordTypeView, id: string, field: string, title: string | undefined, words: (field: string) => string): ListColumn {
  const schema = type.schema.properties[field];
  const kind = schema === undefined ? undefined : kindOf(schema);
  return {
    id,
    field,
    title: title ?? schema?.title ?? words(field),
    schema,
    right: kind === "number" || kind === "money" || kind === "quantity",
    sortable: schema === undefined ? SORTABLE_ENVELOPE.has(field) : schema.sensitive === undefined && SORTABLE.has(kind ?? ""),
  };
}
