import type { JsonObject } from "@zhili/contracts";

const PLACE = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}\}/gu;

/** The words with simple `{{name}}` places filled from the explained values, else from the record's fields; for messages without a renderer at hand. */
export function fillRefusal(template: string, explain: JsonObject, facts: Readonly<Record<string, unknown>>): string {
  return template.replace(PLACE, (_, path: string) => {
    const value = lookUp(explain, path) ?? lookUp(facts.record, path) ?? lookUp(facts, path);
    return value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  });
}

function lookUp(from: unknown, path: string): unknown {
  let value = from;
  for (const key of path.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
