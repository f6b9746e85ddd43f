const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Key of the text that says why a new password won't do; undefined when it may. The server judges again, and more closely. */
export function passwordWeakness(next: string, current: string): "password.short" | "password.same" | undefined {
  const length = [...next].length;
  const kinds = KINDS.filter((kind) => kind.test(next)).length;
  if (length < 8 || (length < 10 && kinds < 3)) return "password.short";
  return next === current ? "password.same" : undefined;
}
