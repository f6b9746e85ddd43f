import fc from "fast-check";
import { expect, it } from "vitest";
import { compareText } from "../../src/dialect/compare-scalars.js";
import { afterPrefix } from "../../src/sqlite/text-range.js";

it("a text begins with a prefix exactly when it is between the prefix and its end", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\ud7ff", "\ue000", "\u{10ffff}", "\u{1f600}", "区"), maxLength: 4 });
  fc.assert(
    fc.property(text, text, (prefix, tried) => {
      const end = afterPrefix(prefix);
      const within = compareText(tried, prefix) >= 0 && (end === undefined || compareText(tried, end) < 0);
      expect(within).toBe(tried.startsWith(prefix));
    }),
    { numRuns: 3000, seed: 1 },
  );
});
