import { DEFINITION_KINDS, type DefinitionKind } from "@zhili/engine/packs";
import { definitionSchemas } from "@zhili/engine/schema";

/** Kinds of definition that a pack can hold. */
export const definitionKinds: readonly DefinitionKind[] = DEFINITION_KINDS;

/** JSON Schema of a kind of definition, and the shared one that it refers to: what a builder's forms are drawn from. */
export function definitionSchema(kind: DefinitionKind): { readonly schema: object; readonly common: object } {
  return { schema: definitionSchemas[kind], common: definitionSchemas.common };
}
