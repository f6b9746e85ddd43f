import fc from "fast-check";
import { expect, it } from "vitest";
import { foldText, foldWords } from "../../src/dialect/index.js";
import { searchPattern } from "../../src/mongodb/search-pattern.js";

const letters = fc.constantFrom(..."aAbBzZéÉñßæ019ＡｂＺ１９％-]^\\./(李王小明路３号，。（）“”…ﬁ㎏①ΣςσİıKÅe\u0301ｶﾞがか\u3099각ㄱ\u{1d400} 　\n");
const text = fc.oneof(fc.string({ unit: letters, maxLength: 12 }), fc.string({ unit: "grapheme", maxLength: 8 }), fc.string({ unit: "binary", maxLength: 6 }));

it("a pattern lets no text pass by in which the folded word stands", () => {
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      const whole = `${before}${word}${after}`;
      for (const folded of foldWords(word)) {
        if (!foldText(whole).includes(folded)) continue;
        expect(new RegExp(searchPattern(folded), "u").test(whole)).toBe(true);
      }
    }),
    { numRuns: 20_000, seed: 4 },
  );
});

it("a pattern leaves out ordinary texts without the word", () => {
  const pattern = new RegExp(searchPattern("王a1"), "u");
  expect(pattern.test("幸福路3号，王小明（组长）")).toBe(false);
  expect(pattern.test("幸福路3号，王Ａ１（组长）")).toBe(true);
});
