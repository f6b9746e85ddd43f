import type { FieldOperators, Filter, StoreDocument } from "@zhili/contracts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { freshName, ids, insert, useStore } from "./fresh-store.js";
import { naiveMatches } from "./naive-filter.js";
import type { OpenFresh } from "./store-contract.js";

const text = fc.constantFrom("", "a", "ab", "b", "A", "1", "区", "[1]", "{}", "\u{1f600}", "true");
const number = fc.constantFrom(-1, 0, 1, 2, 0.5, 1e15);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const value = fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) }, fc.record({ c: scalar }));
const body = fc.record({ a: value, b: value, d: fc.record({ a: value, b: value }, { requiredKeys: [] }) }, { requiredKeys: [] });
const path = fc.constantFrom("a", "b", "d.a", "d.b", "a.c", "d");

const operators: fc.Arbitrary<FieldOperators> = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $gt: fc.oneof(text, number) }),
  fc.record({ $lte: fc.oneof(text, number), $gte: fc.oneof(text, number) }),
  fc.record({ $lt: fc.oneof(text, number) }),
  fc.record({ $in: fc.array(scalar, { maxLength: 7 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 7 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $prefix: text, $lt: text }),
  fc.record({ $prefix: text }),
  fc.record({ $contains: text }),
  fc.record({ $has: scalar }),
  fc.record({ $hasPrefix: fc.array(text, { maxLength: 2 }) }),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(path, fc.oneof(scalar, operators)).map(([key, test]): Filter => ({ [key]: test })),
    fc.tuple(path, operators, path, operators).map(([first, test, second, other]): Filter => ({ [first]: test, [second]: other })),
    fc.array(tie("filter"), { maxLength: 3 }).map((parts): Filter => ({ $and: parts })),
    fc.array(tie("filter"), { maxLength: 3 }).map((parts): Filter => ({ $or: parts })),
  ),
}));

export function filterPropertyContract(openFresh: OpenFresh, runs: number): void {
  describe("filters against a naive evaluation", () => {
    const store = useStore(openFresh);
    const plain = freshName("property");
    const indexed = freshName("property");
    const documents: StoreDocument[] = fc.sample(body, { numRuns: 150, seed: 20260302 }).map((one, at) => ({ ...one, id: `d${at}` }));
    beforeAll(async () => {
      await insert(store(), plain, documents);
      await store().ensureIndexes(indexed, [
        { name: "a", keys: [{ path: "a" }] },
        { name: "b-a", keys: [{ path: "b" }, { path: "a", direction: "desc" }] },
        { name: "elements", keys: [{ path: "d.b" }], array: true },
        { name: "some", keys: [{ path: "d.a" }], where: { b: true, a: "a" } },
      ]);
      await insert(store(), indexed, documents);
    });

    it("find and count agree with it, with and without indexes", async () => {
      await fc.assert(
        fc.asyncProperty(filter, async (tried) => {
          const expected = ids(documents.filter((document) => naiveMatches(document, tried)));
          for (const collection of [plain, indexed]) {
            expect(ids((await store().find(collection, tried)).items)).toEqual(expected);
            expect(await store().count(collection, tried)).toBe(expected.length);
          }
        }),
        { numRuns: runs * 3, seed: 1 },
      );
    });

    it("deleteMany takes away exactly what matches", async () => {
      await fc.assert(
        fc.asyncProperty(filter, async (tried) => {
          const kept = ids(documents.filter((document) => !naiveMatches(document, tried)));
          const undo = new Error("undo");
          const outcome = store().withTransaction(async (transaction) => {
            expect(await transaction.deleteMany(indexed, tried)).toBe(documents.length - kept.length);
            expect(ids((await transaction.find(indexed, {})).items)).toEqual(kept);
            throw undo;
          });
          await expect(outcome).rejects.toBe(undo);
        }),
        { numRuns: Math.ceil(runs / 3), seed: 2 },
      );
      expect(await store().count(indexed, {})).toBe(documents.length);
    });
  });
}
