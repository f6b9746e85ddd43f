import { foldText } from "../dialect/fold.js";
import { escapePattern } from "./test-query.js";

/** Characters that fold one by one into one character, whatever stands beside them: ASCII, full width forms, Chinese and its signs. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xc0, 0xff],
  [0x3001, 0x3002],
  [0x300a, 0x3011],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xff01, 0xff5e],
];
/** Characters of these ranges fold to themselves, and nothing else folds to them. */
const CHINESE = RANGES.filter(([from]) => from === 0x3400 || from === 0x4e00);

let sources: Map<string, string> | undefined;

/**
 * A pattern that matches at least every text in which the folded word stands after folding: each character in all the forms that fold to
 * it, or any character outside the ranges above, whose texts have to be folded and looked at. In the syntax that PCRE2 and JavaScript share.
 */
export function searchPattern(word: string): string {
  sources ??= readSources();
  const outside = `[^${RANGES.map(([from, to]) => `${inClass(from)}-${inClass(to)}`).join("")}]`;
  let exact = "";
  for (const character of word) {
    const code = character.codePointAt(0) ?? 0;
    const forms = sources.get(character);
    const isChinese = CHINESE.some(([from, to]) => code >= from && code <= to);
    if (forms === undefined && !isChinese) return outside;
    exact += isChinese ? character : `[${forms}]`;
  }
  return `(?:${exact})|${outside}`;
}

/** Folded character to the inside of a class of the characters that fold to it. */
function readSources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [from, to] of RANGES.filter((range) => !CHINESE.includes(range))) {
    for (let code = from; code <= to; code++) {
      const folded = foldText(String.fromCodePoint(code));
      found.set(folded, (found.get(folded) ?? "") + inClass(code));
    }
  }
  return found;
}

function inClass(code: number): string {
  const character = String.fromCodePoint(code);
  return character === "-" ? "\\-" : escapePattern(character);
}
