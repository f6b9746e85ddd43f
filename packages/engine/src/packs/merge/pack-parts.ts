import type { Json, JsonObject } from "@zhili/contracts";
import { hashDocument } from "../hash.js";
import { DEFINITION_KINDS, hashedParts, type PackDocument } from "../pack-document.js";

/** A pack as named parts, each a value of its own: `kind/id`, `text/file`, `locale/language`, `fixture/file`, `manifest`. */
export type PackParts = ReadonlyMap<string, Json>;

/** Takes a pack apart. The version belongs to the manifest. */
export function partsOf(pack: PackDocument): PackParts {
  const parts = new Map<string, Json>();
  parts.set("manifest", { name: pack.name, version: pack.version, zhili: pack.manifest as unknown as Json });
  for (const kind of DEFINITION_KINDS) {
    for (const [id, definition] of Object.entries(pack.definitions[kind])) parts.set(`${kind}/${id}`, definition as unknown as Json);
  }
  for (const [file, text] of Object.entries(pack.texts)) parts.set(`text/${file}`, text);
  for (const [language, texts] of Object.entries(pack.locales)) parts.set(`locale/${language}`, texts);
  for (const [file, text] of Object.entries(pack.fixtures)) parts.set(`fixture/${file}`, text);
  return parts;
}

/** Puts a pack together again, with the hash of what it now holds. */
export function packOfParts(parts: PackParts): PackDocument {
  const manifest = parts.get("manifest") as JsonObject | undefined;
  const definitions: Record<string, JsonObject> = Object.fromEntries(DEFINITION_KINDS.map((kind) => [kind, {}]));
  const other: Record<"text" | "locale" | "fixture", JsonObject> = { text: {}, locale: {}, fixture: {} };
  for (const [name, value] of parts) {
    const at = name.indexOf("/");
    const room = name.slice(0, at);
    const target = definitions[room] ?? (room === "text" || room === "locale" || room === "fixture" ? other[room] : undefined);
    if (target !== undefined) target[name.slice(at + 1)] = value;
  }
  const pack = {
    manifest: manifest?.zhili,
    name: manifest?.name,
    version: manifest?.version,
    definitions,
    texts: other.text,
    locales: other.locale,
    fixtures: other.fixture,
  } as unknown as Omit<PackDocument, "hash">;
  return { ...pack, hash: hashDocument(hashedParts(pack)) };
}

/** Kind of definition of a part; `text`, `locale`, `fixture` and `manifest` are kinds of their own here. */
export function kindOfPart(part: string): string {
  return part.includes("/") ? part.slice(0, part.indexOf("/")) : part;
}
