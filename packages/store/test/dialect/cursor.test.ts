import fc from "fast-check";
import { expect, it } from "vitest";
import { completeSort } from "../../src/dialect/check-find.js";
import { decodeCursor, encodeCursor } from "../../src/paging/cursor.js";

const sort = completeSort([{ path: "at", direction: "desc" }]);

it("a position comes back from its cursor", () => {
  const scalar = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(scalar, fc.string({ minLength: 1 }), (value, id) => {
      expect(decodeCursor(sort, encodeCursor(sort, { values: [value, id] }))).toEqual({ values: [value, id] });
    }),
    { seed: 1 },
  );
});

it("no text but a cursor of the same sort is accepted", () => {
  const other = completeSort([{ path: "at", direction: "asc" }]);
  expect(() => decodeCursor(sort, encodeCursor(other, { values: ["a", "b"] }))).toThrow(expect.objectContaining({ code: "STORE_BAD_CURSOR" }));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
      expect(() => decodeCursor(sort, text)).toThrow(expect.objectContaining({ code: "STORE_BAD_CURSOR" }));
    }),
    { numRuns: 1000, seed: 2 },
  );
});
