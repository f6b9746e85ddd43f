import type { Json, JsonObject, Language } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import type { Configuration, Placed } from "./configuration.js";

/**
 * A definition in the reader's language: every text that `locales/<language>.json` translates is replaced. Keys are
 * `<kind>/<id>/<path>`, list members by their id. What is not translated stays in the pack's own language.
 */
export function translateDefinition<T>(pack: PackDocument, kind: string, id: string, definition: T, language: Language): T {
  if ((pack.manifest.language ?? "zh-CN") === language) return definition;
  const texts = pack.locales[language];
  if (texts === undefined || texts === null || typeof texts !== "object" || Array.isArray(texts)) return definition;
  return translate(definition as Json, `${kind}/${id}`, texts) as T;
}

interface Reader {
  readonly configuration: Pick<Configuration, "packs">;
  readonly context: { readonly language: Language };
}

/** A placed definition in the language of whoever asks. */
export function inLanguage<T extends { id: string }>(reader: Reader, kind: string, placed: Pick<Placed<T>, "pack" | "definition">): T {
  const pack = reader.configuration.packs.find((one) => one.manifest.id === placed.pack);
  return pack === undefined ? placed.definition : translateDefinition(pack, kind, placed.definition.id, placed.definition, reader.context.language);
}

/** The title of a definition, known by its reference, in the language of whoever asks. */
export function titleIn(reader: Reader, kind: string, ref: string, { id, title }: { readonly id: string; readonly title: string }): string {
  return inLanguage(reader, kind, { pack: ref.split(":")[0] ?? "", definition: { id, title } }).title;
}

function translate(value: Json, path: string, texts: JsonObject): Json {
  if (typeof value === "string") {
    const found = texts[path];
    return typeof found === "string" ? found : value;
  }
  if (Array.isArray(value)) {
    return value.map((member, index) => {
      const id = member !== null && typeof member === "object" && !Array.isArray(member) && typeof member.id === "string" ? member.id : String(index);
      return translate(member, `${path}/${id}`, texts);
    });
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, translate(member, `${path}/${key}`, texts)]));
}
