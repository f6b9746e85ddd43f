import type { JsonObject } from "@zhili/contracts";
import { DEFINITION_KINDS } from "@zhili/engine/packs";
import { definitionSchemas } from "@zhili/engine/schema";

type Node = Readonly<Record<string, unknown>>;

/** Parameter schemas by contribution type, to find the references inside the parameters of effects, facts and indicators. */
export interface ParameterSchemas {
  readonly effects: Readonly<Record<string, Node>>;
  readonly sources: Readonly<Record<string, Node>>;
  readonly scoringSources: Readonly<Record<string, Node>>;
}

/** Record types that are the platform's own and never get a pack's prefix. */
const OWN = new Set(["org-unit", "user"]);

/** A copy of a definition in which every reference names its pack (`household` becomes `base:household`). */
export function qualifyDefinition(kind: string, definition: JsonObject, pack: string, parameters: ParameterSchemas): JsonObject {
  const schemas = definitionSchemas as unknown as Readonly<Record<string, Node>>;
  const root = schemas[kind];
  if (root === undefined) return definition;

  const qualify = (value: string): string => (value.includes(":") || OWN.has(value) ? value : `${pack}:${value}`);

  const resolve = (reference: string, file: string): { node: Node; file: string; name: string } => {
    const [target, name = ""] = reference.split("#/definitions/");
    const home = target ? target.replace(".schema.json", "") : file;
    const definitions = schemas[home]?.definitions as Readonly<Record<string, Node>>;
    return { node: definitions[name] ?? {}, file: home, name };
  };

  const walkParameters = (schema: Node, value: unknown): unknown => {
    if ((DEFINITION_KINDS as readonly unknown[]).includes(schema["x-ref"])) return typeof value === "string" ? qualify(value) : value;
    if (Array.isArray(value)) return value.map((member) => walkParameters((schema.items ?? {}) as Node, member));
    if (!isObject(value)) return value;
    const properties = (schema.properties ?? {}) as Readonly<Record<string, Node>>;
    return mapObject(value, (member, key) => (properties[key] === undefined ? member : walkParameters(properties[key], member)));
  };

  const walk = (node: Node, file: string, value: unknown): unknown => {
    if (typeof node.$ref === "string") {
      const target = resolve(node.$ref, file);
      if (target.name === "Ref") return typeof value === "string" ? qualify(value) : value;
      if (isObject(value) && (target.name === "Effect" || target.name === "Fact")) {
        const contributions = target.name === "Effect" ? parameters.effects : parameters.sources;
        const schema = contributions[String(target.name === "Effect" ? value.type : value.source)];
        return schema === undefined || value.params === undefined ? value : { ...value, params: walkParameters(schema, value.params) };
      }
      const walked = walk(target.node, target.file, value);
      if (target.name !== "Indicator" || !isObject(walked) || !isObject(walked.source)) return walked;
      const schema = parameters.scoringSources[String(walked.source.type)];
      return schema === undefined ? walked : { ...walked, source: { ...walked.source, params: walkParameters(schema, walked.source.params) } };
    }
    for (const part of [...((node.allOf ?? []) as Node[]), ...((node.oneOf ?? []) as Node[])]) value = walk(part, file, value);
    if (Array.isArray(value)) return isObject(node.items) ? value.map((member) => walk(node.items as Node, file, member)) : value;
    if (!isObject(value)) return value;
    const properties = (node.properties ?? {}) as Readonly<Record<string, Node>>;
    return mapObject(value, (member, key) => {
      const schema = properties[key] ?? (isObject(node.additionalProperties) ? (node.additionalProperties as Node) : undefined);
      return schema === undefined ? member : walk(schema, file, member);
    });
  };

  const result = walk(root, kind, definition) as JsonObject;
  if (kind !== "role") return result;
  const rules = (result.rules ?? []) as JsonObject[];
  return {
    ...result,
    rules: rules.map((rule) => ({ ...rule, subjects: ((rule.subjects ?? []) as string[]).map((subject) => qualifySubject(subject, pack)) })),
  };
}

function qualifySubject(subject: string, pack: string): string {
  return subject.includes("/") && !subject.includes(":") ? `${pack}:${subject}` : subject;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapObject(value: Record<string, unknown>, change: (member: unknown, key: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member, key)]));
}
