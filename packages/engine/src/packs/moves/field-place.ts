import type { Json, JsonObject } from "@zhili/contracts";
import { isObject } from "../merge/json-equal.js";

/** The objects that hold the last step of a dotted path are handed to `change`; steps through lists reach every member. Nothing is changed in place. */
export function changeHolders(data: JsonObject, path: string, change: (holder: JsonObject, name: string) => JsonObject): JsonObject {
  const at = path.indexOf(".");
  if (at < 0) return change(data, path);
  const [step, rest] = [path.slice(0, at), path.slice(at + 1)];
  if (!Object.hasOwn(data, step)) return data;
  return { ...data, [step]: within(data[step] as Json, (inner) => changeHolders(inner, rest, change)) };
}

function within(value: Json, change: (inner: JsonObject) => JsonObject): Json {
  if (Array.isArray(value)) return value.map((member) => within(member, change));
  return isObject(value) ? change(value) : value;
}

/** The object with the field set, or taken out when the value is undefined. */
export function withField(holder: JsonObject, name: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...holder, [name]: value };
  const { [name]: _gone, ...rest } = holder;
  return rest;
}

export function topField(path: string): string {
  return path.split(".")[0] ?? path;
}
