/** One more step of a JSON Pointer (RFC 6901). */
export function pointerTo(path: string, key: string | number): string {
  if (typeof key === "number" || (!key.includes("/") && !key.includes("~"))) return `${path}/${key}`;
  return `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a JSON Pointer, unescaped. */
export function pointerParts(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
