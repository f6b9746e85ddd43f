const LONE_SURROGATE = /\p{Surrogate}/u;

/** True when no database can hold the text faithfully: it has the character NUL or half of a surrogate pair. */
export function isBrokenText(text: string): boolean {
  return text.includes("\u0000") || LONE_SURROGATE.test(text);
}
