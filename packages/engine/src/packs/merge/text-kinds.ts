import { definitionSchemas } from "../../schema/index.js";
import { stepsOf } from "./change.js";
import type { TextKind } from "./merge-value.js";

type Node = Readonly<Record<string, unknown>>;

const BY_REF: Readonly<Record<string, TextKind>> = { Expression: "tokens", Template: "lines", LongText: "lines" };

/** How texts of a kind of definition are merged, by the name of the property: expressions by token, texts with places and long ones by line. */
export function textKindOf(kind: string): (path: string) => TextKind {
  const names = namesOf(kind);
  return (path) => names.get(stepsOf(path).at(-1) ?? "") ?? "whole";
}

const remembered = new Map<string, ReadonlyMap<string, TextKind>>();

function namesOf(kind: string): ReadonlyMap<string, TextKind> {
  const known = remembered.get(kind);
  if (known !== undefined) return known;
  const names = new Map<string, TextKind>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [name, schema] of Object.entries(((node as Node).properties ?? {}) as Node)) {
      const text = textOf(schema);
      if (text !== undefined) names.set(name, text);
    }
    for (const part of Object.values(node)) visit(part);
  };
  const schemas = definitionSchemas as unknown as Readonly<Record<string, unknown>>;
  visit(schemas[kind]);
  visit(schemas.common);
  remembered.set(kind, names);
  return names;
}

/** The kind of text behind a reference, also when it stands in an `allOf`. */
function textOf(schema: unknown): TextKind | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { $ref, allOf } = schema as { $ref?: unknown; allOf?: unknown };
  if (typeof $ref === "string") return BY_REF[$ref.slice($ref.lastIndexOf("/") + 1)];
  return Array.isArray(allOf) ? allOf.map(textOf).find((found) => found !== undefined) : undefined;
}
