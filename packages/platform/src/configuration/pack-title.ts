/** Title of a pack in the language of the texts, or its own. */
export function packTitle(texts: unknown, title: string): string {
  const found = texts !== null && typeof texts === "object" ? (texts as Record<string, unknown>)["pack/title"] : undefined;
  return typeof found === "string" ? found : title;
}
