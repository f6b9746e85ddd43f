import type { ExpressionType, TypeEnvironment } from "../../expression/index.js";

/** What a name in a template is; a dataset is a list that has names of its own (`rows`, `totals`). */
export interface TemplateType {
  readonly list?: TemplateType;
  readonly fields?: Readonly<Record<string, TemplateType>>;
  /** Anything may be in it. */
  readonly any?: boolean;
}

export const ANY: TemplateType = { any: true };
const PLAIN: TemplateType = {};

/** A type of expressions as a type of templates. */
export function fromExpressionType(type: ExpressionType): TemplateType {
  if (type === "dyn") return ANY;
  if (typeof type === "string") return PLAIN;
  return "list" in type ? { list: fromExpressionType(type.list) } : { fields: fromEnvironment(type.object) };
}

export function fromEnvironment(names: TypeEnvironment): Readonly<Record<string, TemplateType>> {
  return Object.fromEntries(Object.entries(names).map(([name, type]) => [name, fromExpressionType(type)]));
}

/** The type of a property; undefined when there is none of that name. */
export function propertyType(type: TemplateType, name: string): TemplateType | undefined {
  if (type.any === true) return ANY;
  if (type.list !== undefined && (name === "length" || /^\d+$/.test(name))) return name === "length" ? PLAIN : type.list;
  return type.fields !== undefined && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
}

/** The type of what `#each` goes through. */
export function memberType(type: TemplateType): TemplateType {
  if (type.list !== undefined) return type.list;
  const kinds = Object.values(type.fields ?? {});
  return kinds.length === 1 && kinds[0] !== undefined ? kinds[0] : ANY;
}
