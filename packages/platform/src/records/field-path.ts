import type { Json, JsonObject } from "@zhili/contracts";

/** Value at a dotted path; undefined when a step is missing. */
export function readPath(data: Readonly<JsonObject>, path: string): Json | undefined {
  let value: Json | undefined = data as JsonObject;
  for (const step of path.split(".")) {
    if (value === null || typeof value !== "object" || Array.isArray(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** A copy with the value at the dotted path replaced. */
export function writePath(data: Readonly<JsonObject>, path: string, value: Json): JsonObject {
  const [step = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...data, [step]: value };
  const inner = data[step];
  return { ...data, [step]: writePath(inner !== null && typeof inner === "object" && !Array.isArray(inner) ? inner : {}, rest.join("."), value) };
}
