const ACCENTS = /[\u0300-\u036f]/g;
const PLAIN = /^[\u0020-\u0040\u005b-\u007e\u4e00-\u9fff\u3002]*$/;

/**
 * Folds a text for search and for shadow fields: compatibility forms (full width and half width alike), lower case, accents off.
 * Folding twice changes nothing.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(ACCENTS, "").toLowerCase().normalize("NFKC");
}

/** The folded words of a search query, split at white space; at most 16. */
export function foldWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, 16);
}
