const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  string: ["文字", "text"],
  integer: ["整数", "a whole number"],
  number: ["数字", "a number"],
  boolean: ["是或否", "yes or no"],
  array: ["列表", "a list"],
  object: ["一组字段", "a group of fields"],
  null: ["空值", "null"],
};

/** JSON Schema types in words, as the facts of a message. */
export function inWords(types: readonly string[]): { readonly expectedZh: string; readonly expected: string } {
  const words = types.map((type) => WORDS[type] ?? [type, type]);
  return { expectedZh: words.map(([zh]) => zh).join("或"), expected: words.map(([, en]) => en).join(" or ") };
}
