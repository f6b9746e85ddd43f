const PLACE = /\{\{\s*([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)\s*\}\}/gu;

/** Fills {{record.field}} and {{field}} places with plain values; what is missing leaves nothing. */
export function fillText(template: string, facts: Readonly<Record<string, unknown>>): string {
  return template.replace(PLACE, (_, path: string) => textOf(lookUp(facts, path) ?? lookUp(facts.record, path)));
}

function lookUp(owner: unknown, path: string): unknown {
  let value = owner;
  for (const part of path.split("."))
    value = typeof value === "object" && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  return value;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.map(textOf).join("、") : typeof value === "object" ? "" : String(value);
}
