/** A module with every schema as data, so that whatever bundles the engine has them without files. */
export function definitionSchemas(schemas) {
  const kinds = schemas.map(({ kind }) => JSON.stringify(kind)).join(" | ");
  const entries = schemas.map(({ kind, schema }) => `  ${JSON.stringify(kind)}: ${JSON.stringify(schema)},`);
  return `/* Generated from schemas/ by \`npm run generate\`; do not edit. */
import type { JsonObject } from "@zhili/contracts";

/** Kinds of definitions; "common" holds parts only. */
export type SchemaName = ${kinds};

/** JSON Schema draft-07 of each kind; references between them go by "<kind>.schema.json". */
export const definitionSchemas: Readonly<Record<SchemaName, JsonObject>> = {
${entries.join("\n")}
};
`;
}
