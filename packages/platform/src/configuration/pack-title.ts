import type { Language } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";

/** Title of a pack in this language, or its own. */
export function packTitle({ manifest, locales }: Pick<PackDocument, "manifest" | "locales">, language: Language): string {
  const texts: unknown = locales[language];
  const found = texts !== null && typeof texts === "object" ? (texts as Record<string, unknown>)[`pack/${manifest.id}/title`] : undefined;
  return typeof found === "string" ? found : manifest.title;
}
