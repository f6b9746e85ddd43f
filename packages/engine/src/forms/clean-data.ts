import type { FieldSchema, Issue, Json, JsonObject, ObjectSchema } from "@zhili/contracts";
import { SchemaForbiddenName, schemaIssue } from "../schema/errors.js";
import type { FormatContribution } from "../schema/formats/format-contribution.js";
import { pointerTo } from "../schema/pointer.js";
import { copyOf, isObject } from "./places.js";

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const DEEPEST = 16;

/** A copy without nulls and empty texts in places of fields, in the formats' usual writing; names that reach a prototype are refused. */
export function cleanData(
  data: JsonObject,
  schema: Pick<ObjectSchema, "properties">,
  formats: ReadonlyMap<string, FormatContribution>,
  issues: Issue[],
): JsonObject {
  const cleanObject = (value: JsonObject, properties: ObjectSchema["properties"] | undefined, path: string, depth: number): JsonObject => {
    const result: JsonObject = {};
    for (const [key, member] of Object.entries(value)) {
      const at = pointerTo(path, key);
      if (FORBIDDEN.has(key)) {
        issues.push(schemaIssue(SchemaForbiddenName, at, { name: key }));
        continue;
      }
      if (member === null || member === undefined || member === "") continue;
      const field = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
      const cleaned = clean(member, field, at, depth + 1);
      if (cleaned !== "") result[key] = cleaned;
    }
    return result;
  };
  const clean = (value: Json, field: FieldSchema | undefined, path: string, depth: number): Json => {
    if (depth > DEEPEST) return null;
    if (typeof value === "string") return formats.get(field?.format ?? "")?.normalize?.(value) ?? value;
    if (Array.isArray(value))
      return value.filter((member) => member !== undefined).map((member, index) => clean(member, field?.items, pointerTo(path, index), depth + 1));
    return isObject(value) ? cleanObject(value, field?.properties, path, depth) : value;
  };
  return cleanObject(data, schema.properties, "", 0);
}

/** Sets what a schema says a field starts with, also inside groups and rows that are there. */
export function applyDefaults(data: JsonObject, properties: ObjectSchema["properties"]): void {
  for (const [name, field] of Object.entries(properties)) {
    if (field === undefined) continue;
    if (!Object.hasOwn(data, name) && field.default !== undefined && field.default !== null) data[name] = copyOf(field.default as Json);
    const value = data[name];
    if (field.properties !== undefined && isObject(value)) applyDefaults(value, field.properties);
    const row = field.items?.properties;
    if (row !== undefined && Array.isArray(value)) for (const member of value) if (isObject(member)) applyDefaults(member, row);
  }
}
