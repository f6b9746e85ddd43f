import type { Json, JsonObject } from "@zhili/contracts";
import { definitionSchemas } from "./generated/definition-schemas.js";

type Node = Readonly<Record<string, unknown>>;

/** Answers the text that stands instead; `type` is the name of the shared definition, e.g. StateId, FieldName, Ref, Expression. */
export type ChangeTyped = (type: string, value: string, key: string) => string;

/**
 * A copy of a definition of the kind with its typed texts changed: every text whose schema refers to a shared definition is offered with
 * the name of that definition and the key that it stands at.
 */
export function mapTyped(kind: string, definition: Json, change: ChangeTyped): Json {
  const schemas = definitionSchemas as unknown as Readonly<Record<string, Node>>;

  const target = (reference: string, file: string): { node: Node; file: string; name: string } => {
    const [home = "", name = ""] = reference.split("#/definitions/");
    const place = home === "" ? file : home.replace(".schema.json", "");
    const definitions = (schemas[place]?.definitions ?? {}) as Readonly<Record<string, Node>>;
    return { node: definitions[name] ?? {}, file: place, name };
  };

  const walk = (node: Node, file: string, value: Json, key: string): Json => {
    if (typeof node.$ref === "string") {
      const found = target(node.$ref, file);
      return typeof value === "string" ? change(found.name, value, key) : walk(found.node, found.file, value, key);
    }
    const parts = [...((node.allOf ?? []) as Node[]), ...((node.oneOf ?? []) as Node[]), ...((node.anyOf ?? []) as Node[])];
    const changed = parts.reduce<Json>((current, part) => walk(part, file, current, key), value);
    if (Array.isArray(changed)) return isNode(node.items) ? changed.map((member) => walk(node.items as Node, file, member, key)) : changed;
    if (typeof changed !== "object" || changed === null) return changed;
    const properties = (node.properties ?? {}) as Readonly<Record<string, Node>>;
    const others = isNode(node.additionalProperties) ? node.additionalProperties : undefined;
    const members: JsonObject = {};
    for (const [name, member] of Object.entries(changed)) {
      const schema = Object.hasOwn(properties, name) ? properties[name] : others;
      members[name] = schema === undefined ? member : walk(schema, file, member, name);
    }
    return members;
  };

  const root = schemas[kind];
  return root === undefined ? definition : walk(root, kind, definition, "");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
