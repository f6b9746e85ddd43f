/** Key of the text that says why a new password won't do; undefined when it will. The server judges again. */
export function passwordWeakness(next: string, current: string): "password.short" | "password.plain" | "password.same" | undefined {
  if ([...next].length < 8) return "password.short";
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(next)).length;
  if (kinds < 2) return "password.plain";
  return next === current ? "password.same" : undefined;
}
