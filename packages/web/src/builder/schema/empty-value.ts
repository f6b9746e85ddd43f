import type { Json, JsonObject } from "@zhili/contracts";
import { FIELD, type FormNode } from "./form-schema.js";

/** What a new value of this shape begins as; undefined where there is nothing to begin with. */
export function emptyValue(node: FormNode, root: FormNode): Json | undefined {
  const shape = followRef(node, root);
  if (shape.const !== undefined) return shape.const as Json;
  if (shape.$id === FIELD.map || shape.$id === FIELD.json) return {};
  if (shape.type === "array") return [];
  if (shape.type === "boolean") return true;
  if (shape.type !== "object") return undefined;
  const begun: JsonObject = {};
  for (const name of shape.required ?? []) {
    const part = shape.properties?.[name];
    const value = typeof part === "object" ? emptyValue(part, root) : undefined;
    if (value !== undefined && value !== true) begun[name] = value;
  }
  return begun;
}

/** The node behind a reference inside a form's schema. */
export function followRef(node: FormNode, root: FormNode): FormNode {
  if (node.$ref === undefined) return node;
  const { $ref, ...own } = node;
  const target = root.definitions?.[$ref.slice($ref.lastIndexOf("/") + 1)];
  return typeof target === "object" ? { ...followRef(target, root), ...own } : own;
}

/** Which of the options a value is; -1 when it is none yet. */
export function matchOption(options: readonly FormNode[], value: unknown, root: FormNode): number {
  return options.findIndex((option) => {
    const { type, properties } = followRef(option, root);
    if (type === "string") return typeof value === "string";
    if (type === "integer" || type === "number") return typeof value === "number";
    if (type === "boolean") return typeof value === "boolean";
    if (type === "array") return Array.isArray(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    return properties === undefined || Object.keys(value).every((name) => name in properties);
  });
}
