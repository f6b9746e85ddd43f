import type { FieldSchema, Json, JsonObject } from "@zhili/contracts";
import type { Configuration } from "@zhili/platform";

type Properties = Readonly<Record<string, FieldSchema | undefined>>;

/** Words of our own vocabulary under names that JSON Schema leaves to everybody. */
const OWN = new Set([
  "refersTo",
  "refersWhere",
  "codeList",
  "options",
  "computed",
  "sensitive",
  "unique",
  "unit",
  "accept",
  "maxSize",
  "title",
  "properties",
  "items",
]);

/** A field as JSON Schema 2020-12: codes and options are an enumeration, computed fields are read-only. */
export function fieldSchema(configuration: Configuration, field: FieldSchema): JsonObject {
  const plain = Object.entries(field).filter(([name, value]) => !OWN.has(name) && !name.startsWith("$") && value !== undefined) as [string, Json][];
  const codes = field.options?.map(({ id }) => id) ?? codesOf(configuration, field.codeList);
  return {
    ...Object.fromEntries(plain),
    ...(field.title === undefined ? {} : { title: field.title }),
    ...(codes === undefined ? {} : { enum: codes }),
    ...(field.computed === undefined ? {} : { readOnly: true }),
    ...(field.refersTo === undefined ? {} : { "x-refers-to": field.refersTo }),
    ...(field.codeList === undefined ? {} : { "x-code-list": field.codeList }),
    ...(field.sensitive === undefined ? {} : { "x-sensitive": field.sensitive }),
    ...(field.items === undefined ? {} : { items: fieldSchema(configuration, field.items) }),
    ...(field.properties === undefined ? {} : { properties: fieldSchemas(configuration, field.properties) }),
  };
}

/** The fields of a record or of a step, by name. */
export function fieldSchemas(configuration: Configuration, properties: Properties): JsonObject {
  return Object.fromEntries(Object.entries(properties).flatMap(([name, field]) => (field === undefined ? [] : [[name, fieldSchema(configuration, field)]])));
}

function codesOf(configuration: Configuration, list: string | undefined): string[] | undefined {
  const items = configuration.codeLists.get(list ?? "")?.definition.items;
  return items === undefined || items.length === 0 ? undefined : items.map(({ id }) => id);
}
