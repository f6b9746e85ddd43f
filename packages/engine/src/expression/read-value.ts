import { EvaluationProblem } from "./errors.js";
import { emptyValue, isList, type StaticType, typeInWords } from "./types.js";

/** Gives the value when it is of the type, the type's empty value when it is missing, and throws when it is something else. */
export function reader(type: StaticType, label: string): (value: unknown) => unknown {
  const empty = emptyValue(type);
  const other = (value: unknown): unknown => {
    if (value === undefined || value === null) return empty;
    if (typeof value === "bigint" && (type === "int" || type === "double")) return Number(value);
    const words = typeInWords(type);
    throw new EvaluationProblem(`「${label}」应为${words["zh-CN"]}`, `\`${label}\` should be ${words.en}`);
  };
  switch (type) {
    case "int":
    case "double":
      return (value) => (typeof value === "number" ? value : other(value));
    case "string":
      return (value) => (typeof value === "string" ? value : other(value));
    case "bool":
      return (value) => (typeof value === "boolean" ? value : other(value));
    case "dyn":
    case "null":
      return (value) => (value === undefined ? null : value);
    default:
      if (isList(type)) return (value) => (Array.isArray(value) ? value : other(value));
      return (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : other(value));
  }
}

/** Whether a present value is of the type; members of lists are not looked at. */
export function isOfType(value: unknown, type: StaticType): boolean {
  switch (type) {
    case "int":
      return typeof value === "number" && Number.isInteger(value);
    case "double":
      return typeof value === "number";
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    case "dyn":
      return true;
    case "null":
      return value === null;
    default:
      return isList(type) ? Array.isArray(value) : typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

/** An own property of an object, undefined for anything else. Names that every object inherits are not values. */
export function ownValue(owner: unknown, name: string): unknown {
  return typeof owner === "object" && owner !== null && Object.hasOwn(owner, name) ? (owner as Record<string, unknown>)[name] : undefined;
}

/** Names that a plain read would find on every object. */
export const isInherited = (name: string): boolean => name in Object.prototype;
