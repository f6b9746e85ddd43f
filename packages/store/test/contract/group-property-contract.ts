import type { GroupSpec, Json, StoreDocument } from "@zhili/contracts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { freshName, insert, useStore } from "./fresh-store.js";
import { naiveGroup } from "./naive-group.js";
import type { OpenFresh } from "./store-contract.js";

const scalar = fc.oneof(fc.constantFrom("", "a", "b", "区"), fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constant(null));
const date = fc.date({ min: new Date("1999-12-20"), max: new Date("2031-01-10"), noInvalidDate: true }).map((one) => one.toISOString());
const body = fc.record(
  {
    a: scalar,
    b: fc.oneof(scalar, fc.constant<Json>([1]), fc.constant<Json>({ x: 1 })),
    n: fc.integer({ min: -1000, max: 1000 }),
    at: fc.oneof(
      date,
      date.map((one) => one.slice(0, 10)),
    ),
  },
  { requiredKeys: [] },
);
const path = fc.constantFrom("a", "b", "n", "at");
const zone = fc.constantFrom("+00:00", "+08:00", "-05:00", "+05:45", "-09:30");
const key = fc.oneof(
  fc.record({ path }),
  fc.record({ path: fc.constantFrom("at", "a"), bucket: fc.constantFrom("year", "quarter", "month", "week", "day"), zone }),
);
const measure = fc.record({ measure: fc.constantFrom("count", "sum", "min", "max", "avg", "count-distinct"), path });
const filter = fc.constantFrom({}, { a: "a" }, { n: { $gte: 0 } }, { at: { $exists: true }, b: { $ne: 1 } });
const spec: fc.Arbitrary<GroupSpec> = fc
  .record({ filter, keys: fc.array(key, { maxLength: 2 }), measures: fc.array(measure, { minLength: 1, maxLength: 3 }) })
  .map((drawn) => ({
    filter: drawn.filter,
    keys: drawn.keys.map((one, at) => ({ ...one, name: `k${at}` })),
    measures: drawn.measures.map((one, at) => ({ ...one, name: `m${at}` })),
  }));

const rounded = (rows: readonly object[]) =>
  rows.map((row) => JSON.stringify(row, (_, value) => (typeof value === "number" ? Number(value.toFixed(6)) : value))).sort();

export function groupPropertyContract(openFresh: OpenFresh, runs: number): void {
  describe("groups against a naive evaluation", () => {
    const store = useStore(openFresh);
    const collection = freshName("group-property");
    const documents: StoreDocument[] = fc.sample(body, { numRuns: 200, seed: 20260303 }).map((one, at) => ({ ...one, id: `d${at}` }));
    beforeAll(async () => {
      await insert(store(), collection, documents);
      await store().ensureIndexes(collection, [{ name: "a-n", keys: [{ path: "a" }, { path: "n" }] }]);
    });

    it("agree with it", async () => {
      await fc.assert(
        fc.asyncProperty(spec, async (tried) => {
          expect(rounded(await store().group(collection, tried))).toEqual(rounded(naiveGroup(documents, tried)));
        }),
        { numRuns: runs * 2, seed: 3 },
      );
    });
  });
}
