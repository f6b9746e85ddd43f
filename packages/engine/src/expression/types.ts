/** Types that the writer of an environment can give. */
export type ExpressionType =
  | "int"
  | "double"
  | "string"
  | "bool"
  | "dyn"
  | {
      readonly list: ExpressionType;
      /** Most members that such a list has; bounds the cost of going through it. */
      readonly most?: number;
    }
  | { readonly object: Readonly<Record<string, ExpressionType>> };

/** Names that an expression may use, each with its type. `now` and `today` are always there as text. */
export type TypeEnvironment = Readonly<Record<string, ExpressionType>>;

/** Types that occur inside an expression: also null and maps with any keys. */
export type StaticType =
  | "int"
  | "double"
  | "string"
  | "bool"
  | "dyn"
  | "null"
  | { readonly list: StaticType; readonly most?: number }
  | { readonly object: Readonly<Record<string, ExpressionType>> }
  | { readonly map: StaticType };

export type ReturnKind = "bool" | "int" | "double" | "string" | "list" | "map" | "dyn";

export const isNumeric = (type: StaticType): type is "int" | "double" => type === "int" || type === "double";
export const isList = (type: StaticType): type is { readonly list: StaticType; readonly most?: number } => typeof type === "object" && "list" in type;
export const isObject = (type: StaticType): type is { readonly object: Readonly<Record<string, ExpressionType>> } =>
  typeof type === "object" && "object" in type;
export const isMap = (type: StaticType): type is { readonly map: StaticType } => typeof type === "object" && "map" in type;

/** The type of a value that is one or the other; undefined when they do not go together. */
export function unify(left: StaticType, right: StaticType): StaticType | undefined {
  if (left === right) return left;
  if (left === "dyn" || right === "dyn" || left === "null" || right === "null") return "dyn";
  if (isNumeric(left) && isNumeric(right)) return "double";
  if (isList(left) && isList(right)) {
    const member = unify(left.list, right.list) ?? "dyn";
    return { list: member, most: Math.max(mostOf(left), mostOf(right)) };
  }
  if (typeof left === "object" && typeof right === "object" && !isList(left) && !isList(right)) return "dyn";
  return undefined;
}

/** Members that a list without a stated bound is taken to have. */
export const DEFAULT_MOST = 1000;

export const mostOf = (type: StaticType): number => (isList(type) ? (type.most ?? DEFAULT_MOST) : DEFAULT_MOST);

/** Whether values of the two types can be compared for equality at all. */
export function comparable(left: StaticType, right: StaticType): boolean {
  if (left === "null" || right === "null") return true;
  if (isList(left) && isList(right)) return comparable(left.list, right.list);
  return unify(left, right) !== undefined;
}

export function returnKind(type: StaticType): ReturnKind {
  if (type === "null") return "dyn";
  if (typeof type === "string") return type;
  return isList(type) ? "list" : "map";
}

/** What a missing value of the type reads as. */
export function emptyValue(type: StaticType): unknown {
  switch (type) {
    case "int":
    case "double":
      return 0;
    case "string":
      return "";
    case "bool":
      return false;
    case "dyn":
    case "null":
      return null;
    default:
      return isList(type) ? EMPTY_LIST : EMPTY_OBJECT;
  }
}

const EMPTY_LIST: readonly unknown[] = Object.freeze([]);
const EMPTY_OBJECT: Readonly<Record<string, unknown>> = Object.freeze({});

const WORDS = {
  int: ["整数", "a whole number"],
  double: ["数字", "a number"],
  string: ["文字", "text"],
  bool: ["是/否", "yes/no"],
  dyn: ["任意值", "any value"],
  null: ["空值", "null"],
} as const;

/** The type in words, for messages. */
export function typeInWords(type: StaticType): { readonly "zh-CN": string; readonly en: string } {
  if (typeof type === "string") return { "zh-CN": WORDS[type][0], en: WORDS[type][1] };
  if (isList(type)) return { "zh-CN": "列表", en: "a list" };
  return { "zh-CN": "一组字段", en: "a group of fields" };
}
