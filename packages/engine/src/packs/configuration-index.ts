import type { FieldSchema, ObjectSchema } from "@zhili/contracts";
import type { DefinitionKind, PackDocument } from "./pack-document.js";
import { definitionsOf, qualify, type Resolved, resolveRef } from "./resolve-ref.js";

export type RecordTypeFound = Resolved<"record-type">;

/** Names that `refersTo` may have beside the record types of packs: what the platform itself keeps. */
export const PLATFORM_TYPES: readonly string[] = ["org-unit", "user"];

/** Quick look-ups over the packs of one configuration. */
export interface ConfigurationIndex {
  readonly packs: readonly PackDocument[];
  find<K extends DefinitionKind>(kind: K, ref: string, ownPack: string): Resolved<K> | undefined;
  /** Workflows over the records of a type (`pack:id`). */
  workflowsOf(recordType: string): readonly Resolved<"workflow">[];
  /** Record type that a field (dotted) refers to. */
  referredBy(recordType: RecordTypeFound, field: string): RecordTypeFound | undefined;
  readonly levels: readonly string[];
}

/** Code list whose members are the levels of org units. */
export const LEVEL_CODE_LIST = "org-level";

export function indexConfiguration(packs: readonly PackDocument[]): ConfigurationIndex {
  const workflows = new Map<string, Resolved<"workflow">[]>();
  for (const workflow of definitionsOf("workflow", packs)) {
    const over = qualify(workflow.definition.recordType, workflow.pack);
    workflows.set(over, [...(workflows.get(over) ?? []), workflow]);
  }
  const find: ConfigurationIndex["find"] = (kind, ref, ownPack) => resolveRef(ref, kind, ownPack, packs);
  return {
    packs,
    find,
    workflowsOf: (recordType) => workflows.get(recordType) ?? [],
    referredBy(recordType, field) {
      const schema = fieldAt(recordType.definition.schema, field);
      const refersTo = schema?.refersTo ?? schema?.items?.refersTo;
      return refersTo === undefined ? undefined : find("record-type", refersTo, recordType.pack);
    },
    levels: definitionsOf("code-list", packs)
      .filter(({ id }) => id === LEVEL_CODE_LIST)
      .flatMap(({ definition }) => definition.items.map((item) => item.id)),
  };
}

/** The field at a dotted path; a list is looked through to its members. */
export function fieldAt(schema: ObjectSchema | FieldSchema, path: string): FieldSchema | undefined {
  let at: ObjectSchema | FieldSchema | undefined = schema;
  for (const name of path.split(".")) {
    const properties: ObjectSchema["properties"] | undefined = at.properties ?? ("items" in at ? at.items?.properties : undefined);
    at = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (at === undefined) return undefined;
  }
  return at === schema ? undefined : (at as FieldSchema);
}

/** Does the path lead through or to a list? */
export function isListed(schema: ObjectSchema | FieldSchema, path: string): boolean {
  const parts = path.split(".");
  return parts.some((_, at) => fieldAt(schema, parts.slice(0, at + 1).join("."))?.type === "array");
}

/** Names of all fields, dotted ones too, to look for the nearest. */
export function fieldNames(schema: ObjectSchema | FieldSchema, prefix = ""): string[] {
  const properties = schema.properties ?? ("items" in schema ? schema.items?.properties : undefined) ?? {};
  return Object.entries(properties).flatMap(([name, field]) => [prefix + name, ...(field === undefined ? [] : fieldNames(field, `${prefix}${name}.`))]);
}
