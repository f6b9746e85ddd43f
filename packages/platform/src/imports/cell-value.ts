import type { FieldSchema, Json } from "@zhili/contracts";

/** What cells of a table are understood with. */
export interface CellWords {
  /** Code or option by its id or its title; undefined when the field has none of them. */
  code(schema: FieldSchema, text: string): string | undefined;
  /** Id of what the field refers to, by id or by exact title. */
  reference(target: string, text: string): Promise<string | undefined>;
}

const TRUE = new Set(["true", "yes", "y", "1", "是"]);
const FALSE = new Set(["false", "no", "n", "0", "否"]);

/** A cell as a value of the field; undefined when it is empty. Text that can't be read stays text, so that the form says what is wrong with it. */
export async function cellValue(schema: FieldSchema, cell: string, words: CellWords): Promise<Json | undefined> {
  const text = cell.trim().replace(/^'(?=[=+\-@|%＝＋－＠])/u, "");
  if (text === "") return undefined;
  if (schema.type === "array") {
    const { items } = schema;
    if (items === undefined) return text;
    const parts = text.split(/[;；、]/).filter((part) => part.trim() !== "");
    const values = await Promise.all(parts.map((part) => cellValue(items, part, words)));
    return values.filter((value): value is Json => value !== undefined);
  }
  if (schema.refersTo !== undefined) return (await words.reference(schema.refersTo, text)) ?? text;
  if (schema.type === "boolean") return TRUE.has(text.toLowerCase()) ? true : FALSE.has(text.toLowerCase()) ? false : text;
  if (schema.type === "integer" || schema.type === "number") return Number.isFinite(Number(text)) ? Number(text) : text;
  return words.code(schema, text) ?? text;
}
