import type { FieldOperators, Filter, Json, StoreDocument } from "@zhili/contracts";
import fc from "fast-check";
import { Query } from "mingo";
import { describe, expect, it } from "vitest";
import { compareValues, parseFilter } from "../../src/dialect/index.js";
import { conditionQuery } from "../../src/mongodb/condition-query.js";
import { toStored } from "../../src/mongodb/stored-document.js";
import { naiveMatches } from "../contract/naive-filter.js";
import { compileFilter } from "./double/query/match.js";
import { aDouble, aStoreOn } from "./over-double.js";

const text = fc.constantFrom("", "a", "ab", "b", "区", "1");
const scalar = fc.oneof(text, fc.constantFrom(-1, 0, 1, 2.5), fc.boolean(), fc.constant(null));
const leaf = fc.oneof({ weight: 5, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }), fc.record({ c: scalar }));
const value = fc.oneof({ weight: 5, arbitrary: leaf }, fc.array(fc.record({ b: leaf, c: leaf }, { requiredKeys: [] }), { maxLength: 2 }));
const document = fc.record({ a: value, b: value, d: fc.record({ a: value, b: value }, { requiredKeys: [] }) }, { requiredKeys: [] });
const path = fc.constantFrom("a", "b", "d", "d.a", "a.c", "a.b", "d.a.b");
const test: fc.Arbitrary<FieldOperators> = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $gt: fc.oneof(text, fc.integer({ min: -1, max: 2 })) }),
  fc.record({ $lte: fc.oneof(text, fc.integer({ min: -1, max: 2 })) }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $prefix: text }),
  fc.record({ $contains: text }),
  fc.record({ $has: scalar }),
  fc.record({ $hasPrefix: fc.array(text, { maxLength: 2 }) }),
);
const isFlat = (found: Json | undefined): boolean =>
  typeof found !== "object" || found === null
    ? true
    : Array.isArray(found)
      ? found.every((item) => !Array.isArray(item) && isFlat(item))
      : Object.values(found).every(isFlat);

describe("filters as MongoDB filters", () => {
  it("mean the same to the double, to mingo and to the plain law, also where lists stand in the way", () => {
    fc.assert(
      fc.property(document, path, test, (body, at, operators) => {
        const whole: StoreDocument = JSON.parse(JSON.stringify({ ...body, id: "x" }));
        fc.pre(isFlat(whole));
        const filter: Filter = { [at]: operators };
        const query = conditionQuery(parseFilter(filter));
        const stored = toStored(whole);
        const expected = naiveMatches(whole, filter);
        expect({ double: compileFilter(query)(stored), mingo: new Query(query).test(stored) }).toEqual({ double: expected, mingo: expected });
      }),
      { numRuns: 20_000, seed: 5 },
    );
  });
});

describe("pages over values of several types", () => {
  it("give every document once, in the order of types and values", async () => {
    const store = await aStoreOn(await aDouble());
    const values = [3, "b", null, true, 1, "a", undefined, false, "", -1, "区", 2.5, true, null, "a", 1];
    const documents = values.map((value, at): StoreDocument => (value === undefined ? { id: `d${at}` } : { id: `d${at}`, value }));
    await store.ensureIndexes("mixed", [{ name: "value", keys: [{ path: "value" }] }]);
    await store.withTransaction((transaction) => transaction.insertMany("mixed", documents));
    for (const direction of ["asc", "desc"] as const) {
      const sign = direction === "asc" ? 1 : -1;
      const sorted = [...documents].sort((left, right) => sign * (compareValues(left.value, right.value) || compareValues(left.id, right.id)));
      for (const limit of [1, 3, 16]) {
        const seen: string[] = [];
        for (let after: string | undefined, more = true; more; ) {
          const page = await store.find("mixed", {}, { sort: [{ path: "value", direction }], limit, ...(after === undefined ? {} : { after }) });
          seen.push(...page.items.map(({ id }) => id));
          after = page.cursor;
          more = after !== undefined;
        }
        expect(seen).toEqual(sorted.map(({ id }) => id));
      }
    }
  });

  it("are refused where a page would have to end on a list", async () => {
    const store = await aStoreOn(await aDouble());
    await store.withTransaction((transaction) =>
      transaction.insertMany("lists", [
        { id: "1", value: [1] },
        { id: "2", value: [2] },
      ]),
    );
    await expect(store.find("lists", {}, { sort: [{ path: "value", direction: "asc" }], limit: 1 })).rejects.toMatchObject({ code: "STORE_BAD_QUERY" });
  });
});
