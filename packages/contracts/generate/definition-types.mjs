import { compile } from "json-schema-to-typescript";

const pascal = (name) =>
  name
    .split("-")
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join("");

/** One TypeScript module with a type for every kind of definition (`RecordTypeDefinition`) and every shared part. */
export async function definitionTypes(schemas) {
  const definitions = {};
  for (const { kind, schema } of schemas) {
    for (const [name, part] of Object.entries(schema.definitions ?? {})) {
      if (definitions[name]) throw new Error(`two schemas define ${name}`);
      definitions[name] = rewrite(part);
    }
    if (kind !== "common") {
      const { definitions: _parts, $id: _id, $schema: _schema, ...body } = schema;
      definitions[`${pascal(kind)}Definition`] = rewrite(body);
    }
  }
  const text = await compile({ title: "AllDefinitions", type: "object", additionalProperties: false, properties: {}, definitions }, "AllDefinitions", {
    bannerComment: "/* Generated from schemas/ by `npm run generate`; do not edit. */",
    unreachableDefinitions: true,
    additionalProperties: true,
    maxItems: -1,
    style: { printWidth: 160, singleQuote: false },
    strictIndexSignatures: true,
  });
  return text
    .replace(/\/\*\*\n \* This interface was referenced by `AllDefinitions`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g, "")
    .replace(/ \*\n \* This interface was referenced by `AllDefinitions`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g, "")
    .replace(/export interface AllDefinitions \{\}\n/, "");
}

/** Local and cross-file references become references into the one bundle; titles go, so that only named parts become types. */
function rewrite(node) {
  if (Array.isArray(node)) return node.map(rewrite);
  if (node === null || typeof node !== "object") return node;
  if (typeof node.$ref === "string") return { $ref: node.$ref.replace(/^common\.schema\.json/, "") };
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "title" && typeof value === "string") continue;
    if (key === "oneOf" && value.every((choice) => Object.keys(choice).join() === "required")) continue;
    if (["minProperties", "maxProperties", "propertyNames", "pattern"].includes(key) && typeof value !== "object") continue;
    if (key === "propertyNames" || key === "minItems" || key === "maxItems") continue;
    if (key === "properties") result[key] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rewrite(part)]));
    else result[key] = rewrite(value);
  }
  if (Array.isArray(result.allOf) && result.allOf.length === 1) {
    const { allOf, ...rest } = result;
    return Object.keys(rest).some((key) => key !== "description") ? result : allOf[0];
  }
  return result;
}
