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

/** Every value at a dotted path that may lead through lists, each with its concrete path (`lines.0.goods`). */
export function readEach(data: Readonly<JsonObject>, path: string): { readonly path: string; readonly value: Json }[] {
  const found: { path: string; value: Json }[] = [];
  const visit = (value: Json | undefined, steps: readonly string[], at: string): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, member] of value.entries()) visit(member, steps, at === "" ? String(index) : `${at}.${index}`);
      return;
    }
    const [step, ...rest] = steps;
    if (step === undefined) found.push({ path: at, value });
    else if (typeof value === "object" && Object.hasOwn(value, step)) visit(value[step], rest, at === "" ? step : `${at}.${step}`);
  };
  visit(data as JsonObject, path.split("."), "");
  return found;
}

/** A copy in which every filled text at a dotted path, which may lead through lists, is what `change` makes of it. */
export function changeEach(data: Readonly<JsonObject>, path: string, change: (value: string) => string): JsonObject {
  return changed(data as JsonObject, path.split("."), change) as JsonObject;
}

function changed(value: Json, steps: readonly string[], change: (value: string) => string): Json {
  if (Array.isArray(value)) return value.map((member) => changed(member, steps, change));
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === "string" && value !== "" ? change(value) : value;
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return value;
  const inner = value[step] as Json;
  const next = changed(inner, rest, change);
  return next === inner ? value : { ...value, [step]: next };
}
