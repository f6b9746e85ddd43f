import type { CodeListDefinition, FieldSchema, RecordTypeDefinition } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";
import { compileForm } from "@zhili/engine/forms";
import { environmentFor, type RecordTypeFound, type Scope } from "@zhili/engine/packs";
import { createSchemaRegistry } from "@zhili/engine/schema";
import type { Registry } from "../plugin-host/registry.js";
import type { Placed, RecordType } from "./configuration.js";

interface Surroundings {
  readonly registry: Registry;
  readonly codeLists: ReadonlyMap<string, Placed<CodeListDefinition>>;
  readonly scope: Scope;
  readonly found: RecordTypeFound | undefined;
  readonly calendar: CompiledCalendar;
  readonly workflow?: string;
}

export function compileRecordType(placed: Placed<RecordTypeDefinition>, surroundings: Surroundings): RecordType {
  const { definition, ref } = placed;
  const { registry, codeLists, scope, found } = surroundings;
  const environment = found === undefined ? {} : environmentFor(scope, found);
  const schemas = createSchemaRegistry({
    formats: [...registry.formats.values()],
    codeLists: (list) => codeLists.get(list)?.definition.items.map((item) => item.id) ?? [],
  });
  const sensitive = new Map<string, string>();
  const references = new Map<string, string>();
  collect(definition.schema.properties, "", sensitive, references);
  return {
    ...placed,
    collection: `record:${ref}`,
    form: compileForm(definition, { registry: schemas, environment }),
    sensitive,
    references,
    environment,
    ...(surroundings.workflow === undefined ? {} : { workflow: surroundings.workflow }),
  };
}

function collect(
  properties: Readonly<Record<string, FieldSchema | undefined>>,
  prefix: string,
  sensitive: Map<string, string>,
  references: Map<string, string>,
): void {
  for (const [name, field] of Object.entries(properties)) {
    if (field === undefined) continue;
    const path = prefix + name;
    if (field.sensitive !== undefined) sensitive.set(path, field.sensitive);
    const refersTo = field.refersTo ?? field.items?.refersTo;
    if (refersTo !== undefined) references.set(path, refersTo);
    const inner = field.properties ?? field.items?.properties;
    if (inner !== undefined) collect(inner, `${path}.`, sensitive, references);
  }
}
