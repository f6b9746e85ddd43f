import type { Filter, FindOptions, GroupSpec, IndexSpec, StoreDocument, StoreTransaction, Update } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

const deep = (levels: number): unknown => (levels === 0 ? { a: 1 } : { $and: [deep(levels - 1)] });

const filters: readonly [string, unknown, string][] = [
  ["$where", { $where: "sleep(1000)" }, "STORE_BAD_FILTER"],
  ["$expr", { $expr: { $eq: [1, 1] } }, "STORE_BAD_FILTER"],
  ["$nor", { $nor: [{ a: 1 }] }, "STORE_BAD_FILTER"],
  ["an unknown field operator", { a: { $regex: "(a+)+$" } }, "STORE_BAD_FILTER"],
  ["an operator beside a plain member", { a: { $eq: 1, b: 2 } }, "STORE_BAD_FILTER"],
  ["an object as a value", { a: { b: 1 } }, "STORE_BAD_FILTER"],
  ["a list as a value", { a: [1] }, "STORE_BAD_FILTER"],
  ["an empty object as a value", { a: {} }, "STORE_BAD_FILTER"],
  ["undefined as a value", { a: undefined }, "STORE_BAD_FILTER"],
  ["an undefined operand", { a: { $ne: undefined } }, "STORE_BAD_FILTER"],
  ["an object in place of an operand", { a: { $ne: { $gt: "" } } }, "STORE_BAD_FILTER"],
  ["an object in a list of operands", { a: { $in: [{ $gt: "" }] } }, "STORE_BAD_FILTER"],
  ["$in of no list", { a: { $in: "abc" } }, "STORE_BAD_FILTER"],
  ["$gt of null", { a: { $gt: null } }, "STORE_BAD_FILTER"],
  ["$gt of true", { a: { $gt: true } }, "STORE_BAD_FILTER"],
  ["$exists of a number", { a: { $exists: 1 } }, "STORE_BAD_FILTER"],
  ["$prefix of a number", { a: { $prefix: 1 } }, "STORE_BAD_FILTER"],
  ["a number that is not finite", { a: Number.NaN }, "STORE_BAD_FILTER"],
  ["a date object", { a: new Date(0) }, "STORE_BAD_FILTER"],
  ["a function", { a: () => true }, "STORE_BAD_FILTER"],
  ["a regular expression", { a: /x/ }, "STORE_BAD_FILTER"],
  ["a text with NUL", { a: "x\u0000y" }, "STORE_BAD_FILTER"],
  ["half of a surrogate pair", { a: "\ud800" }, "STORE_BAD_FILTER"],
  ["$or of no list", { $or: { a: 1 } }, "STORE_BAD_FILTER"],
  ["$and of what are no filters", { $and: ["a"] }, "STORE_BAD_FILTER"],
  ["a filter that is a text", "id = 1", "STORE_BAD_FILTER"],
  ["a filter that is null", null, "STORE_BAD_FILTER"],
  ["deep nesting", deep(40), "STORE_BAD_FILTER"],
  ["too many tests", { $or: Array.from({ length: 2000 }, () => ({ a: 1 })) }, "STORE_BAD_FILTER"],
  ["a list that is too long", { a: { $in: Array.from({ length: 20_001 }, (_, at) => at) } }, "STORE_BAD_FILTER"],
  ["__proto__ in a path", JSON.parse('{"__proto__": 1}'), "STORE_BAD_PATH"],
  ["constructor in a path", { "a.constructor.name": 1 }, "STORE_BAD_PATH"],
  ["prototype in a path", { "a.prototype": 1 }, "STORE_BAD_PATH"],
  ["a quote in a path", { 'a"]") OR 1=1 --': 1 }, "STORE_BAD_PATH"],
  ["a segment that is an operator", { "a.$gt": 1 }, "STORE_BAD_PATH"],
  ["an empty segment", { "a..b": 1 }, "STORE_BAD_PATH"],
  ["an empty path", { "": 1 }, "STORE_BAD_PATH"],
  ["a path that is too long", { ["a".repeat(300)]: 1 }, "STORE_BAD_PATH"],
  ["a path with too many segments", { [Array.from({ length: 20 }, () => "a").join(".")]: 1 }, "STORE_BAD_PATH"],
];

const updates: readonly [string, unknown, string][] = [
  ["an unknown operator", { $rename: { a: "b" } }, "STORE_BAD_UPDATE"],
  ["no operator at all", { a: 1 }, "STORE_BAD_UPDATE"],
  ["a pipeline", [{ $set: { a: 1 } }], "STORE_BAD_UPDATE"],
  ["a change of the id", { $set: { id: "other" } }, "STORE_BAD_UPDATE"],
  ["a change of _id", { $set: { _id: "other" } }, "STORE_BAD_UPDATE"],
  ["$inc by a text", { $inc: { a: "1" } }, "STORE_BAD_UPDATE"],
  ["$inc by infinity", { $inc: { a: Number.POSITIVE_INFINITY } }, "STORE_BAD_UPDATE"],
  ["$max of an object", { $max: { a: {} } }, "STORE_BAD_UPDATE"],
  ["$unset of an object", { $unset: { a: 1 } }, "STORE_BAD_UPDATE"],
  ["one path written twice", { $set: { a: 1 }, $inc: { a: 1 } }, "STORE_BAD_UPDATE"],
  ["one path inside another", { $set: { a: {}, "a.b": 1 } }, "STORE_BAD_UPDATE"],
  ["__proto__ in a path", { $set: JSON.parse('{"__proto__.polluted": 1}') }, "STORE_BAD_PATH"],
  ["__proto__ in $unset", { $unset: ["a.__proto__"] }, "STORE_BAD_PATH"],
  ["__proto__ in a value", { $set: { a: JSON.parse('{"__proto__": {"polluted": 1}}') } }, "STORE_BAD_DOCUMENT"],
  ["NaN as a value", { $set: { a: Number.NaN } }, "STORE_BAD_DOCUMENT"],
  ["undefined as a value", { $set: { a: undefined } }, "STORE_BAD_UPDATE"],
];

const bodies: readonly [string, unknown][] = [
  ["no id", { a: 1 }],
  ["an empty id", { id: "" }],
  ["a number as its id", { id: 5 }],
  ["an object as its id", { id: { $gt: "" } }],
  ["an id with NUL", { id: "a\u0000b" }],
  ["an id that is too long", { id: "a".repeat(600) }],
  ["a date object", { id: "x", at: new Date(0) }],
  ["NaN", { id: "x", n: [Number.NaN] }],
  ["a function", { id: "x", f: () => 1 }],
  ["a bigint", { id: "x", n: 1n }],
  ["__proto__ inside", { id: "x", a: JSON.parse('{"b": {"__proto__": 1}}') }],
  ["an operator at the top", { id: "x", $set: 1 }],
  ["a dotted name at the top", { id: "x", "a.b": 1 }],
  ["depth without end", { id: "x", a: JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`) }],
];

const finds: readonly [string, unknown, string][] = [
  ["a limit of 0", { limit: 0 }, "STORE_BAD_QUERY"],
  ["a negative limit", { limit: -1 }, "STORE_BAD_QUERY"],
  ["a fractional limit", { limit: 1.5 }, "STORE_BAD_QUERY"],
  ["a limit that is a text", { limit: "1; DROP TABLE c1" }, "STORE_BAD_QUERY"],
  ["an endless limit", { limit: Number.MAX_SAFE_INTEGER }, "STORE_BAD_QUERY"],
  ["a direction that is none", { sort: [{ path: "a", direction: "sideways" }] }, "STORE_BAD_QUERY"],
  [
    "one sort key twice",
    {
      sort: [
        { path: "a", direction: "asc" },
        { path: "a", direction: "desc" },
      ],
    },
    "STORE_BAD_QUERY",
  ],
  ["a sort path with a quote", { sort: [{ path: 'a"', direction: "asc" }] }, "STORE_BAD_PATH"],
  ["a projection path with an operator", { projection: ["$where"] }, "STORE_BAD_PATH"],
];

export function hostileContract(openFresh: OpenFresh): void {
  describe("hostile input", () => {
    const store = useStore(openFresh);
    const collection = freshName("hostile");
    const kept: StoreDocument = { id: "kept", a: 1 };
    beforeAll(() => insert(store(), collection, [kept]));
    const unit = (work: (transaction: StoreTransaction) => Promise<unknown>) => store().withTransaction(work);

    it.each(filters)("a filter with %s is refused everywhere", async (_name, given, code) => {
      const filter = given as Filter;
      await refusal(code, () => store().find(collection, filter));
      await refusal(code, () => store().findOne(collection, filter));
      await refusal(code, () => store().count(collection, filter));
      await refusal(code, () => store().distinct(collection, "a", filter));
      await refusal(code, () => unit((transaction) => transaction.deleteMany(collection, filter)));
      await refusal(code, () => unit((transaction) => transaction.updateMany(collection, filter, { $set: { a: 2 } })));
      await refusal(code, () => unit((transaction) => transaction.updateOne(collection, filter, { $set: { a: 2 } }, { upsert: true })));
      if (given !== null) await refusal(code, () => store().group(collection, { filter, keys: [], measures: [{ name: "n", measure: "count" }] }));
    });

    it.each(updates)("an update with %s is refused", async (_name, given, code) => {
      const update = given as Update;
      await refusal(code, () => unit((transaction) => transaction.updateOne(collection, { id: "kept" }, update)));
      await refusal(code, () => unit((transaction) => transaction.updateMany(collection, {}, update)));
      await refusal(code, () => unit((transaction) => transaction.findOneAndUpdate(collection, { id: "new" }, update, { upsert: true })));
    });

    it.each(bodies)("a document with %s is refused", async (_name, given) => {
      await refusal("STORE_BAD_DOCUMENT", () => insert(store(), collection, [given as StoreDocument]));
    });

    it.each(finds)("a find with %s is refused", async (_name, options, code) => {
      await refusal(code, () => store().find(collection, {}, options as FindOptions));
    });

    it.each(["", "a b", "a'; DROP TABLE c1; --", "$cmd", "system.users", "__proto__", "a\u0000", "集合", "x".repeat(200)])(
      "the collection name %j is refused",
      async (name) => {
        await refusal("STORE_BAD_COLLECTION", () => store().get(name, "a"));
        await refusal("STORE_BAD_COLLECTION", () => insert(store(), name, [{ id: "a" }]));
        await refusal("STORE_BAD_COLLECTION", () => store().ensureCollection(name));
      },
    );

    it("a group with a bad name, zone, bucket or measure is refused", async () => {
      const count = { name: "n", measure: "count" };
      const bad = [
        { keys: [{ name: "x", path: "a", bucket: "decade" }], measures: [count] },
        { keys: [{ name: "x", path: "a", bucket: "day", zone: "'); DROP TABLE c1; --" }], measures: [count] },
        { keys: [{ name: "x", path: "a", bucket: "day", zone: "+99:00" }], measures: [count] },
        { keys: [{ name: "__proto__", path: "a" }], measures: [count] },
        { keys: [{ name: "n", path: "a" }], measures: [count] },
        { keys: [], measures: [{ name: "x", measure: "median", path: "a" }] },
        { keys: [], measures: [{ name: "x", measure: "sum" }] },
        { keys: [], measures: [] },
        { keys: [], measures: [count], sort: [{ name: "other", direction: "asc" }] },
        { keys: [], measures: [count], limit: -1 },
      ];
      for (const spec of bad) await refusal("STORE_BAD_QUERY", () => store().group(collection, spec as unknown as GroupSpec));
    });

    it("an index with a bad declaration is refused", async () => {
      const bad: [unknown, string][] = [
        [{ name: "a b", keys: [{ path: "a" }] }, "STORE_BAD_QUERY"],
        [{ name: "x", keys: [] }, "STORE_BAD_QUERY"],
        [{ name: "x", keys: [{ path: 'a"' }] }, "STORE_BAD_PATH"],
        [{ name: "x", keys: [{ path: "a" }, { path: "b" }], array: true }, "STORE_BAD_QUERY"],
        [{ name: "x", keys: [{ path: "a" }], where: { a: { $gt: 1 } } }, "STORE_BAD_QUERY"],
      ];
      for (const [index, code] of bad) await refusal(code, () => store().ensureIndexes(collection, [index as IndexSpec]));
    });

    it("has changed nothing and polluted nothing", async () => {
      expect((await store().find(collection, {})).items).toEqual([kept]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    });
  });
}
