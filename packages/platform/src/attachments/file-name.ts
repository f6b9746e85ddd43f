const LONGEST = 120;

/** A file name that is safe to offer: the last part of a path, without control, direction and reserved characters, at most 120 long with its extension. */
export function safeFileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const cleaned = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (cleaned === "") return "file";
  const extension = extensionOf(cleaned);
  const characters = [...cleaned];
  if (characters.length <= LONGEST) return cleaned;
  return `${characters.slice(0, LONGEST - extension.length - 1).join("")}.${extension}`;
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf(".");
  return at <= 0
    ? ""
    : name
        .slice(at + 1)
        .toLowerCase()
        .slice(0, 16);
}
