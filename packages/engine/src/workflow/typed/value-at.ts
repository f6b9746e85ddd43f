import type { Json, JsonObject } from "@zhili/contracts";

/** The value at a dotted path, undefined when anything on the way is missing. */
export function valueAt(data: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path.split(".")) {
    if (value === null || typeof value !== "object" || Array.isArray(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** A copy with the value at a dotted path. */
export function withValueAt(data: JsonObject, path: string, value: Json): JsonObject {
  const [key = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...data, [key]: value };
  const inner = data[key];
  const object = inner !== null && typeof inner === "object" && !Array.isArray(inner) ? inner : {};
  return { ...data, [key]: withValueAt(object, rest.join("."), value) };
}
