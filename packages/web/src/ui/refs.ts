/** The pack's part of `pack:id`; empty when the name has none. */
export function packOf(ref: string): string {
  const at = ref.indexOf(":");
  return at < 0 ? "" : ref.slice(0, at);
}

/** `id` or `pack:id` as written inside a pack, with the pack. */
export function qualify(ref: string, ownPack: string): string {
  return ref.includes(":") || ownPack === "" ? ref : `${ownPack}:${ref}`;
}

/** Looks a name up that may or may not carry its pack. */
export function lookUp<T>(table: Readonly<Record<string, T>>, ref: string, ownPack: string): T | undefined {
  return table[ref] ?? table[qualify(ref, ownPack)];
}

/** Address inside the workspace: `/records/<pack>/<type>/<rest...>`. */
export function refLink(place: "records" | "ledgers" | "reports" | "pages", ref: string, ...rest: readonly string[]): string {
  return `/${[place, ...ref.split(":"), ...rest].map(encodeURIComponent).join("/")}`;
}
