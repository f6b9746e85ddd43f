import type { JsonObject } from "@zhili/contracts";
import { DEFINITION_KINDS, definitionFile, type PackDocument } from "./pack-document.js";

/** The files of a pack, path to text: what `readPack` reads. `members` are those that package.json has beside the pack's own. */
export function packFiles(pack: PackDocument, members: JsonObject = {}): Record<string, string> {
  const { name, version, manifest } = pack;
  const files: Record<string, string> = { "package.json": text({ name, version, ...members, zhili: manifest }) };
  for (const kind of DEFINITION_KINDS) {
    for (const [id, definition] of Object.entries(pack.definitions[kind])) files[definitionFile(kind, id)] = text(definition);
  }
  for (const [file, content] of Object.entries(pack.texts)) files[`reports/${file}`] = content;
  for (const [language, content] of Object.entries(pack.locales)) files[`locales/${language}.json`] = text(content);
  for (const [file, content] of Object.entries(pack.fixtures)) files[`fixtures/${file}`] = content;
  return files;
}

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
