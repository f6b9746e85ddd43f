import fc from "fast-check";
import { expect, it } from "vitest";
import { foldText, foldWords } from "../../src/dialect/fold.js";

it.each([
  ["José ÅNGSTRÖM", "jose angstrom"],
  ["ＡＢＣ１２３", "abc123"],
  ["ｱｲｳ", "アイウ"],
  ["İstanbul", "istanbul"],
  ["户籍：王小明", "户籍:王小明"],
  ["①㈱", "1(株)"],
  ["한국", "한국"],
])("%s folds to %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it("folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => foldText(foldText(text)) === foldText(text)),
    { numRuns: 3000, seed: 1 },
  );
});

it("case and composition never matter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => foldText(text.normalize("NFD")) === foldText(text.normalize("NFC"))),
    { numRuns: 1000, seed: 1 },
  );
});

it("words are split at any white space and are at most 16", () => {
  expect(foldWords("  Ｗang　小明\tA ")).toEqual(["wang", "小明", "a"]);
  expect(foldWords("a ".repeat(40))).toHaveLength(16);
});
