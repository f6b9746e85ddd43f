import type { Json, StoreDocument, Update } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

const before = { text: "a", number: 5, list: [1, 2, { x: 1 }, 2], deep: { kept: 1, gone: 2 }, nothing: null };

/** Update, then the members that differ afterwards (`undefined`: gone). */
const cases: readonly [string, Update, Record<string, Json | undefined>][] = [
  ["$set replaces", { $set: { text: "b" } }, { text: "b" }],
  ["$set makes a missing path", { $set: { "made.on.the-way": [1] } }, { made: { on: { "the-way": [1] } } }],
  ["$set goes into an object", { $set: { "deep.kept": "x" } }, { deep: { kept: "x", gone: 2 } }],
  ["$unset takes away", { $unset: ["text", "deep.gone", "never.there"] }, { text: undefined, deep: { kept: 1 } }],
  ["$inc adds", { $inc: { number: -2 } }, { number: 3 }],
  ["$inc starts from nothing", { $inc: { "deep.count": 4 } }, { deep: { kept: 1, gone: 2, count: 4 } }],
  ["$min keeps the smaller", { $min: { number: 3, text: "b" } }, { number: 3 }],
  ["$max keeps the greater", { $max: { number: 3, text: "b" } }, { text: "b" }],
  ["$min and $max make what is missing", { $min: { low: "2026" }, $max: { high: 1 } }, { low: "2026", high: 1 }],
  ["$push appends", { $push: { list: { x: 1 } } }, { list: [1, 2, { x: 1 }, 2, { x: 1 }] }],
  ["$push makes a list", { $push: { made: 1 } }, { made: [1] }],
  ["$pull removes every equal element", { $pull: { list: 2 } }, { list: [1, { x: 1 }] }],
  ["$pull removes equal objects only", { $pull: { list: { x: 1 } } }, { list: [1, 2, 2] }],
  ["$pull of what is not there does nothing", { $pull: { list: "2", never: 1 } }, {}],
  ["$addToSet adds what is new", { $addToSet: { list: 3 } }, { list: [1, 2, { x: 1 }, 2, 3] }],
  ["$addToSet leaves what is there", { $addToSet: { list: { x: 1 } } }, {}],
  ["$addToSet makes a list", { $addToSet: { made: "a" } }, { made: ["a"] }],
  ["$setOnInsert does nothing to what is there", { $setOnInsert: { text: "x" } }, {}],
  ["several operators at once", { $set: { text: "z" }, $inc: { number: 1 }, $unset: ["nothing"] }, { text: "z", number: 6, nothing: undefined }],
];

export function updateContract(openFresh: OpenFresh): void {
  describe("updates", () => {
    const store = useStore(openFresh);

    it.each(cases)("%s", async (_name, update, changes) => {
      const collection = freshName("update");
      await insert(store(), collection, [{ id: "x", ...structuredClone(before) }]);
      expect(await store().withTransaction((transaction) => transaction.updateOne(collection, { id: "x" }, update))).toBe(1);
      const expected = Object.fromEntries(Object.entries({ id: "x", ...before, ...changes }).filter(([, value]) => value !== undefined));
      expect(await store().get(collection, "x")).toEqual(expected);
    });

    it("says 0 when nothing matches and 1 for a match that stays the same", async () => {
      const collection = freshName("update");
      await insert(store(), collection, [{ id: "x", text: "a" }]);
      await store().withTransaction(async (transaction) => {
        expect(await transaction.updateOne(collection, { text: "other" }, { $set: { text: "b" } })).toBe(0);
        expect(await transaction.updateOne(collection, { text: "a" }, { $set: { text: "a" } })).toBe(1);
        expect(await transaction.updateOne(freshName("never-made"), {}, { $set: { text: "a" } })).toBe(0);
      });
    });

    it("updateMany changes all that match, once each", async () => {
      const collection = freshName("update");
      const documents = Array.from({ length: 2500 }, (_, at) => ({ id: `d${at}`, n: at % 5 }));
      await insert(store(), collection, documents);
      const changed = await store().withTransaction((transaction) => transaction.updateMany(collection, { n: { $lt: 4 } }, { $inc: { n: 1 } }));
      expect(changed).toBe(2000);
      const rows = await store().group(collection, { keys: [{ name: "n", path: "n" }], measures: [{ name: "count", measure: "count" }] });
      expect(rows).toEqual([
        { n: 1, count: 500 },
        { n: 2, count: 500 },
        { n: 3, count: 500 },
        { n: 4, count: 1000 },
      ]);
    });

    it("upsert makes a document of the filter's equalities, $setOnInsert and $set", async () => {
      const collection = freshName("upsert");
      const update: Update = { $set: { "data.seen": 1 }, $setOnInsert: { made: true }, $inc: { count: 2 } };
      const upsert = () =>
        store().withTransaction((transaction) => transaction.updateOne(collection, { id: "x", kind: { $eq: "k" }, n: { $ne: 7 } }, update, { upsert: true }));
      expect(await upsert()).toBe(1);
      expect(await store().get(collection, "x")).toEqual({ id: "x", kind: "k", data: { seen: 1 }, made: true, count: 2 });
      expect(await upsert()).toBe(1);
      expect(await store().get(collection, "x")).toMatchObject({ count: 4 });
      expect(await store().count(collection, {})).toBe(1);
    });

    it("upsert takes an id from $setOnInsert, else makes one", async () => {
      const collection = freshName("upsert");
      await store().withTransaction(async (transaction) => {
        await transaction.updateOne(collection, { kind: "a" }, { $setOnInsert: { id: "given" } }, { upsert: true });
        await transaction.updateOne(collection, { kind: "b" }, { $set: { n: 1 } }, { upsert: true });
      });
      expect(await store().get(collection, "given")).toEqual({ id: "given", kind: "a" });
      const other = await store().findOne(collection, { kind: "b" });
      expect(other?.id).toMatch(/^.{8,}$/);
      expect(await store().get(collection, other?.id ?? "")).toEqual(other);
    });

    it("findOneAndUpdate takes the first of a sort and gives it after, or before when asked", async () => {
      const collection = freshName("take");
      await insert(store(), collection, [
        { id: "a", due: 3, taken: false },
        { id: "b", due: 1, taken: false },
        { id: "c", due: 2, taken: false },
      ]);
      const take = (returns?: "before" | "after") =>
        store().withTransaction((transaction) =>
          transaction.findOneAndUpdate(
            collection,
            { taken: false },
            { $set: { taken: true } },
            { sort: [{ path: "due", direction: "asc" }], ...(returns === undefined ? {} : { returns }) },
          ),
        );
      expect(await take()).toEqual({ id: "b", due: 1, taken: true });
      expect(await take("before")).toEqual({ id: "c", due: 2, taken: false });
      expect(await take("after")).toEqual({ id: "a", due: 3, taken: true });
      expect(await take()).toBeUndefined();
    });

    it("findOneAndUpdate with upsert gives undefined before and the document after", async () => {
      const collection = freshName("take");
      const next = (id: string, returns: "before" | "after") =>
        store().withTransaction((transaction) => transaction.findOneAndUpdate(collection, { id }, { $inc: { last: 1 } }, { upsert: true, returns }));
      expect(await next("x", "before")).toBeUndefined();
      expect(await next("x", "after")).toEqual({ id: "x", last: 2 });
      expect(await next("y", "after")).toEqual({ id: "y", last: 1 });
    });

    it.each<[string, Update]>([
      ["$inc of a text", { $inc: { text: 1 } }],
      ["$inc of null", { $inc: { nothing: 1 } }],
      ["$push to what is no list", { $push: { text: 1 } }],
      ["$addToSet to what is no list", { $addToSet: { number: 1 } }],
      ["$pull from what is no list", { $pull: { deep: 1 } }],
      ["$set inside a text", { $set: { "text.inner": 1 } }],
    ])("refuses %s and leaves the document alone", async (_name, update) => {
      const collection = freshName("update");
      const document: StoreDocument = { id: "x", ...structuredClone(before) };
      await insert(store(), collection, [document]);
      await refusal("STORE_BAD_UPDATE", () => store().withTransaction((transaction) => transaction.updateOne(collection, { id: "x" }, update)));
      expect(await store().get(collection, "x")).toEqual(document);
    });
  });
}
