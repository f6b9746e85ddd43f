import type { Field, Registry } from "@rjsf/utils";
import type { Json } from "@zhili/contracts";
import { createContext } from "react";
import type { FormNode } from "../schema/form-schema.js";

/** Something that a definition can name. */
export interface KnownName {
  readonly value: string;
  readonly title: string;
}

/** What every part of a definition's form can reach. */
export interface BuilderContext {
  readonly root: FormNode;
  /** Puts a value at a place of the definition as it is then, however old the part that asks; undefined takes away what is there. */
  readonly put: (path: readonly (string | number)[], value: Json | undefined) => void;
}

/** Names that there are of a kind of thing, with their titles. It changes while a form is open, so that it stands apart from what the form keeps. */
export const NamesContext = createContext<(kind: string) => readonly KnownName[]>(() => []);

export function contextOf(registry: Registry): BuilderContext {
  return registry.formContext as BuilderContext;
}

/** What a member of a list or map is called by, when it says. */
export function memberTitle(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const { title, id, name } = value as Record<string, unknown>;
  return [title, name, id].find((one): one is string => typeof one === "string" && one !== "");
}

/** Whether nothing was written in it yet: one that was just added. */
export function isBlank(data: object | null): boolean {
  return Object.values(data ?? {}).every((value) => value === undefined || (typeof value === "object" && Object.keys(value ?? {}).length === 0));
}

/** The field that draws any schema; the form always has it. */
export function schemaFieldOf(registry: Registry): Field {
  const found = registry.fields.SchemaField;
  if (found === undefined) throw new Error("a form without a field for schemas");
  return found;
}
