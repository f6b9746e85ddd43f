import type { Json, JsonObject } from "@zhili/contracts";
import type { PackParts } from "../merge/pack-parts.js";

/** A pack's parts without a definition and all that is there only for it: the text of a report that no other uses, its translations. */
export function withoutPart(parts: PackParts, part: string): PackParts {
  const text = ownText(parts, part);
  const left = [...parts].filter(([name]) => name !== part && name !== text);
  return new Map(left.map(([name, value]) => [name, isLocale(name) ? withoutTexts(value, part) : value]));
}

/** A pack's parts with a definition as `base` has it, and all that goes with it there. */
export function withPartOf(parts: PackParts, base: PackParts, part: string): PackParts {
  const back = new Map(parts);
  const [definition, text] = [base.get(part), ownText(base, part)];
  if (definition !== undefined) back.set(part, definition);
  if (text !== undefined && !back.has(text)) back.set(text, base.get(text) ?? "");
  for (const [name, value] of base) {
    if (!isLocale(name) || !isTexts(value)) continue;
    const own = back.get(name);
    const texts = Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith(`${part}/`)));
    back.set(name, { ...texts, ...(isTexts(own) ? own : {}) });
  }
  return back;
}

/** A pack's parts with a definition that is another one under a new id and title; the text of a report is copied too. */
export function withCopy(parts: PackParts, from: string, to: { readonly kind: string; readonly id: string; readonly title: string }): PackParts {
  const source = parts.get(from);
  const part = `${to.kind}/${to.id}`;
  const copied = new Map(parts);
  const text = textOf(parts, from);
  const definition: JsonObject = { ...(source as JsonObject), id: to.id, title: to.title };
  if (text !== undefined) {
    const file = `${to.id}.hbs`;
    definition.template = { ...(definition.template as JsonObject), file };
    copied.set(`text/${file}`, parts.get(text) ?? "");
  }
  copied.set(part, definition);
  for (const [name, value] of parts) {
    if (!isLocale(name) || !isTexts(value)) continue;
    const own = Object.entries(value).filter(([key]) => key.startsWith(`${from}/`) && key !== `${from}/title`);
    copied.set(name, { ...value, ...Object.fromEntries(own.map(([key, words]) => [`${part}${key.slice(from.length)}`, words])) });
  }
  return copied;
}

function textOf(parts: PackParts, part: string): string | undefined {
  if (!part.startsWith("report/")) return undefined;
  const template = (parts.get(part) as JsonObject | undefined)?.template;
  const file = typeof template === "object" && template !== null && !Array.isArray(template) ? template.file : undefined;
  const name = typeof file === "string" ? `text/${file}` : undefined;
  return name !== undefined && parts.has(name) ? name : undefined;
}

/** The text of a report, when no other report uses it. */
function ownText(parts: PackParts, part: string): string | undefined {
  const text = textOf(parts, part);
  const others = [...parts.keys()].filter((name) => name !== part && name.startsWith("report/"));
  return others.some((name) => textOf(parts, name) === text) ? undefined : text;
}

function isLocale(name: string): boolean {
  return name.startsWith("locale/");
}

function isTexts(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutTexts(texts: Json, part: string): Json {
  return isTexts(texts) ? Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith(`${part}/`))) : texts;
}
