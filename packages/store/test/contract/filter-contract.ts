import type { Filter } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { freshName, ids, insert, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

const documents = [
  { id: "one", value: 1 },
  { id: "one-text", value: "1" },
  { id: "true", value: true },
  { id: "zero", value: 0 },
  { id: "false", value: false },
  { id: "null", value: null },
  { id: "missing" },
  { id: "list", value: [1, "ab", true, null] },
  { id: "object", value: { inner: "deep" } },
  { id: "text", value: "abc" },
  { id: "big", value: 2.5 },
];
const all = documents.map((document) => document.id);
const without = (...out: string[]) => all.filter((id) => !out.includes(id));

/** Filter, then the ids that it must find. */
const cases: readonly [string, Filter, readonly string[]][] = [
  ["an empty filter finds everything", {}, all],
  ["a bare scalar is an equality", { value: 1 }, ["one"]],
  ["$eq of a number finds neither true nor a text", { value: { $eq: 1 } }, ["one"]],
  ["$eq of a text finds no number", { value: { $eq: "1" } }, ["one-text"]],
  ["$eq true does not find 1", { value: true }, ["true"]],
  ["$eq false does not find 0", { value: false }, ["false"]],
  ["$eq 0 does not find false", { value: 0 }, ["zero"]],
  ["$eq null finds null and missing", { value: null }, ["null", "missing"]],
  ["$ne null finds what is there and not null", { value: { $ne: null } }, without("null", "missing")],
  ["$ne of a number is the negation of $eq", { value: { $ne: 1 } }, without("one")],
  ["$ne true finds 1 and missing", { value: { $ne: true } }, without("true")],
  ["$gt compares numbers with numbers only", { value: { $gt: 0 } }, ["one", "big"]],
  ["$gte includes the bound", { value: { $gte: 1 } }, ["one", "big"]],
  ["$lt compares numbers with numbers only", { value: { $lt: 1 } }, ["zero"]],
  ["$lte includes the bound", { value: { $lte: 1 } }, ["one", "zero"]],
  ["$gt compares texts with texts only", { value: { $gt: "1" } }, ["text"]],
  ["$lte compares texts with texts only", { value: { $lte: "abc" } }, ["one-text", "text"]],
  ["two bounds make a range", { value: { $gte: 0, $lt: 2 } }, ["zero", "one"]],
  ["two bounds of texts make a range", { value: { $gte: "0", $lt: "2" } }, ["one-text"]],
  ["$in takes values of any type", { value: { $in: [1, "abc", false] } }, ["one", "text", "false"]],
  ["$in with null finds missing too", { value: { $in: [null, 0] } }, ["null", "missing", "zero"]],
  ["$in of nothing finds nothing", { value: { $in: [] } }, []],
  ["$in of many values", { value: { $in: ["a", "b", "c", "d", "abc", "1", 2.5] } }, ["text", "one-text", "big"]],
  ["$nin is the negation of $in", { value: { $nin: [1, "abc", false] } }, without("one", "text", "false")],
  ["$nin with null leaves out missing", { value: { $nin: [null] } }, without("null", "missing")],
  ["$nin of nothing finds everything", { value: { $nin: [] } }, all],
  ["$exists true finds null", { value: { $exists: true } }, without("missing")],
  ["$exists false finds only missing", { value: { $exists: false } }, ["missing"]],
  ["$prefix finds texts that begin so", { value: { $prefix: "ab" } }, ["text"]],
  ["$prefix tells case apart", { value: { $prefix: "AB" } }, []],
  ["an empty $prefix finds every text", { value: { $prefix: "" } }, ["text", "one-text"]],
  ["$contains finds inside texts", { value: { $contains: "bc" } }, ["text"]],
  ["$contains tells case apart", { value: { $contains: "BC" } }, []],
  ["$contains does not look into numbers", { value: { $contains: "2" } }, []],
  ["$has finds a number in a list", { value: { $has: 1 } }, ["list"]],
  ["$has finds a text in a list", { value: { $has: "ab" } }, ["list"]],
  ["$has finds true in a list", { value: { $has: true } }, ["list"]],
  ["$has finds null in a list", { value: { $has: null } }, ["list"]],
  ["$has does not find what is not there", { value: { $has: "abc" } }, []],
  ["$hasPrefix finds an element that begins so", { value: { $hasPrefix: ["x", "a"] } }, ["list"]],
  ["$hasPrefix of nothing finds nothing", { value: { $hasPrefix: [] } }, []],
  ["$eq does not look into lists", { value: { $eq: "ab" } }, []],
  ["a dotted path goes into objects", { "value.inner": "deep" }, ["object"]],
  ["several fields must all hold", { value: 1, id: "one" }, ["one"]],
  ["$and", { $and: [{ value: { $gt: 0 } }, { value: { $lt: 2 } }] }, ["one"]],
  ["$or", { $or: [{ value: 1 }, { value: "abc" }, { id: "missing" }] }, ["one", "text", "missing"]],
  ["$or beside a field", { id: { $in: ["one", "text"] }, $or: [{ value: 1 }, { value: true }] }, ["one"]],
  ["$or inside $and inside $or", { $or: [{ $and: [{ $or: [{ value: 0 }, { value: 1 }] }, { value: { $ne: 0 } }] }, { value: true }] }, ["one", "true"]],
  ["$and of nothing holds", { $and: [] }, all],
  ["$or of nothing does not", { $or: [] }, []],
  ["an id is compared strictly", { id: { $gte: "text" } }, ["text", "true", "zero"]],
];

export function filterContract(openFresh: OpenFresh): void {
  describe("filters", () => {
    const store = useStore(openFresh);
    const plain = freshName("filters");
    const indexed = freshName("filters");
    beforeAll(async () => {
      await insert(store(), plain, documents);
      await insert(store(), indexed, documents);
      await store().ensureIndexes(indexed, [{ name: "value", keys: [{ path: "value" }] }]);
    });

    it.each(cases)("%s", async (_name, filter, expected) => {
      for (const collection of [plain, indexed]) {
        expect(ids((await store().find(collection, filter)).items)).toEqual([...expected].sort());
        expect(await store().count(collection, filter)).toBe(expected.length);
      }
    });

    it("orders texts by code point and not by UTF-16 unit", async () => {
      const collection = freshName("code-points");
      await insert(store(), collection, [
        { id: "a", text: "\u{1f600}" },
        { id: "b", text: "\uffee" },
        { id: "c", text: "区" },
      ]);
      expect(ids((await store().find(collection, { text: { $gt: "\uffee" } })).items)).toEqual(["a"]);
      const { items } = await store().find(collection, {}, { sort: [{ path: "text", direction: "asc" }] });
      expect(items.map((item) => item.id)).toEqual(["c", "b", "a"]);
    });

    it("treats signs that patterns use as plain text", async () => {
      const collection = freshName("signs");
      await insert(store(), collection, [
        { id: "a", text: "100% (a.b)*[c]_?" },
        { id: "b", text: "1000 xaxb" },
      ]);
      for (const sign of ["%", "_", ".", "*", "(", "[", "?", "a.b"]) {
        expect(ids((await store().find(collection, { text: { $contains: sign } })).items)).toEqual(["a"]);
      }
      expect(await store().count(collection, { text: { $prefix: "100%" } })).toBe(1);
      expect(await store().count(collection, { text: { $prefix: "100." } })).toBe(0);
    });
  });
}
