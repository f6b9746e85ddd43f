import type { Json, JsonObject } from "@zhili/contracts";

/** The value at a dotted path, going through objects only; undefined when there is none. */
export function readPath(document: JsonObject, path: string): Json | undefined {
  if (!path.includes(".")) return Object.hasOwn(document, path) ? document[path] : undefined;
  let value: Json | undefined = document;
  for (const segment of path.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}
