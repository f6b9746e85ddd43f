import type { Json, Language } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import type { Configuration } from "./configuration.js";

interface Reader {
  readonly configuration: Pick<Configuration, "packs">;
  readonly context: { readonly language: Language };
}

const remembered = new WeakMap<PackDocument, Map<Language, ReadonlyMap<string, string>>>();

/** A pack's words of refusal in the language of whoever asks; as they are when they have no translation. */
export function refusalWords({ configuration, context }: Reader, words: string): string {
  for (const pack of configuration.packs) {
    const found = translations(pack, context.language).get(words);
    if (found !== undefined) return found;
  }
  return words;
}

/** Words of refusal in the pack's own language to those in another one. */
function translations(pack: PackDocument, language: Language): ReadonlyMap<string, string> {
  const known = remembered.get(pack) ?? new Map<Language, ReadonlyMap<string, string>>();
  remembered.set(pack, known);
  const standing = known.get(language);
  if (standing !== undefined) return standing;
  const texts = (pack.manifest.language ?? "zh-CN") === language ? {} : (pack.locales[language] ?? {});
  const found = new Map<string, string>();
  for (const [key, translated] of Object.entries(texts)) {
    if (!key.endsWith("/refusal") || typeof translated !== "string") continue;
    const original = textAt(pack, key.split("/"));
    if (original !== undefined) found.set(original, translated);
  }
  known.set(language, found);
  return found;
}

/** The text at `<kind>/<id>/<path>`, list members by their id. */
function textAt(pack: PackDocument, [kind = "", id = "", ...path]: readonly string[]): string | undefined {
  const kinds = pack.definitions as unknown as Readonly<Record<string, Readonly<Record<string, Json>>>>;
  let at: Json | undefined = kinds[kind]?.[id];
  for (const name of path) {
    if (Array.isArray(at)) at = at.find((member, place) => (hasId(member) ? member.id : String(place)) === name);
    else at = typeof at === "object" && at !== null && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return typeof at === "string" ? at : undefined;
}

function hasId(member: Json): member is { id: string } {
  return typeof member === "object" && member !== null && !Array.isArray(member) && typeof member.id === "string";
}
