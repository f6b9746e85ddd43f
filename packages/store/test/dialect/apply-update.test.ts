import type { Json } from "@zhili/contracts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { applyUpdate } from "../../src/dialect/apply-update.js";
import { compareText, compareValues } from "../../src/dialect/compare-scalars.js";
import { equalJson } from "../../src/dialect/equal-json.js";
import { readPath } from "../../src/dialect/read-path.js";

const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

it("what was set is read back, and is a copy", () => {
  fc.assert(
    fc.property(json, fc.constantFrom("a", "a.b", "x.y.z"), (value, path) => {
      const document = applyUpdate({ id: "d" }, { $set: { [path]: value } });
      expect(readPath(document, path)).toEqual(value);
      if (typeof value === "object" && value !== null) expect(readPath(document, path)).not.toBe(value);
    }),
    { seed: 1 },
  );
});

it("addToSet never makes two equal elements, and pull takes all of them", () => {
  fc.assert(
    fc.property(fc.array(json, { maxLength: 5 }), json, (list, value) => {
      const document = applyUpdate({ id: "d", list: structuredClone(list) }, { $addToSet: { list: value } });
      expect((document.list as Json[]).some((item) => equalJson(item, value))).toBe(true);
      expect((document.list as Json[]).length - list.length).toBe(list.some((item) => equalJson(item, value)) ? 0 : 1);
      applyUpdate(document, { $pull: { list: value } });
      expect((document.list as Json[]).some((item) => equalJson(item, value))).toBe(false);
    }),
    { seed: 2 },
  );
});

it("texts are ordered as their UTF-8 bytes are", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, (left, right) => Math.sign(compareText(left, right)) === Buffer.compare(Buffer.from(left), Buffer.from(right))),
    { numRuns: 2000, seed: 3 },
  );
});

it("the order of values goes by type first", () => {
  const values: Json[] = [true, "a", 2, null, [1], { a: 1 }, false, "", -1];
  expect(values.sort(compareValues)).toEqual([null, -1, 2, "", "a", { a: 1 }, [1], false, true]);
});
