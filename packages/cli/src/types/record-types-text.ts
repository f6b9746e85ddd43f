import type { Json, JsonObject } from "@zhili/contracts";
import type { Configuration } from "@zhili/platform";
import { compile } from "json-schema-to-typescript";

const KEPT = new Set(["type", "required", "enum", "const", "additionalProperties", "minimum", "maximum", "maxLength"]);

/** A TypeScript module with the data of every record type, and `RecordTypes` from `pack:id` to it. */
export async function recordTypesText(configuration: Configuration): Promise<string> {
  const definitions: JsonObject = {};
  const properties: JsonObject = {};
  for (const { ref, definition } of configuration.recordTypes.values()) {
    const name = pascal(ref);
    const schema = plainSchema(definition.schema as unknown as JsonObject, configuration);
    definitions[name] = { ...schema, description: definition.title, additionalProperties: false };
    properties[ref] = { $ref: `#/definitions/${name}` };
  }
  const bundle = { title: "RecordTypes", description: "Data of records by record type.", type: "object", additionalProperties: false };
  return compile({ ...bundle, properties, required: Object.keys(properties), definitions } as Parameters<typeof compile>[0], "RecordTypes", {
    bannerComment: `/* Written by \`zhili types\` from the configuration ${configuration.revision}; do not edit. */`,
    maxItems: -1,
    style: { printWidth: 160, singleQuote: false },
  });
}

function pascal(ref: string): string {
  return ref
    .split(/[:-]/)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join("");
}

/** Standard JSON Schema of a field: its title becomes the comment, a code list the union of its options. */
function plainSchema(schema: JsonObject, configuration: Configuration): JsonObject {
  const made: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (KEPT.has(key) && value !== undefined) made[key] = value;
    if (key === "properties" && isObject(value)) {
      made.properties = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, isObject(part) ? plainSchema(part, configuration) : part]));
      made.additionalProperties = false;
    }
    if (key === "items" && isObject(value)) made.items = plainSchema(value, configuration);
  }
  const options = typeof schema.codeList === "string" ? configuration.codeLists.get(schema.codeList)?.definition.items.map((item) => item.id) : undefined;
  if (options !== undefined && options.length > 0) made.enum = options;
  const comment = [schema.title, schema.description, typeof schema.refersTo === "string" ? `Id of a ${schema.refersTo}.` : undefined];
  const description = comment.filter((part) => typeof part === "string").join(" ");
  return description === "" ? made : { ...made, description };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
