import { describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

export function documentContract(openFresh: OpenFresh): void {
  describe("documents", () => {
    const store = useStore(openFresh);

    it("come back as they were given", async () => {
      const collection = freshName("documents");
      const document = {
        id: "县-01/\u{1f600}",
        text: "安置 \"quoted\" 'single' \\ \n\t\u0001 \u{1f600}",
        numbers: [0, -1, 1.5, 1e-7, 123456789012, 9007199254740991, 1e21],
        flags: [true, false, null],
        "odd key": { "with.dot": 1, $ref: "x", constructor: "firm", "": "empty" },
        empty: { list: [], object: {}, text: "" },
      };
      await insert(store(), collection, [document]);
      expect(await store().get(collection, document.id)).toEqual(document);
    });

    it("a missing document or collection is undefined, empty or 0", async () => {
      const collection = freshName("never-made");
      expect(await store().get(collection, "x")).toBeUndefined();
      expect(await store().getMany(collection, ["x"])).toEqual([]);
      expect(await store().findOne(collection, {})).toBeUndefined();
      expect(await store().find(collection, {}, { limit: 5 })).toEqual({ items: [] });
      expect(await store().count(collection, {})).toBe(0);
      expect(await store().distinct(collection, "a", {})).toEqual([]);
      expect(await store().search(collection, ["a"], "x")).toEqual([]);
      expect(await store().listIndexes(collection)).toEqual([]);
      expect(await store().listCollections()).not.toContain(collection);
    });

    it("getMany gives what is there, in the order asked, each once", async () => {
      const collection = freshName("documents");
      await insert(store(), collection, [{ id: "a" }, { id: "b" }, { id: "c" }]);
      const found = await store().getMany(collection, ["c", "x", "a", "c"]);
      expect(found.map((document) => document.id)).toEqual(["c", "a"]);
    });

    it("a projection keeps the id and the paths asked for", async () => {
      const collection = freshName("documents");
      await insert(store(), collection, [{ id: "a", x: 1, data: { y: 2, z: 3 }, list: [{ q: 1 }] }]);
      const kept = { id: "a", data: { y: 2 }, list: [{ q: 1 }] };
      expect((await store().find(collection, {}, { projection: ["data.y", "list", "not.there"] })).items).toEqual([kept]);
      expect(await store().findOne(collection, { id: "a" }, { projection: ["data.y", "list"] })).toEqual(kept);
      expect(await store().findOne(collection, { x: 1 }, { projection: [] })).toEqual({ id: "a" });
    });

    it("the id is unique in its collection only", async () => {
      const collection = freshName("documents");
      const other = freshName("documents");
      await insert(store(), collection, [{ id: "a" }]);
      await insert(store(), other, [{ id: "a" }]);
      const facts = await refusal("STORE_DUPLICATE_KEY", () => insert(store(), collection, [{ id: "b" }, { id: "a" }]));
      expect(facts).toMatchObject({ collection, index: "id" });
      expect(await store().get(collection, "b")).toBeUndefined();
    });

    it("collections whose names differ in case are different", async () => {
      const collection = freshName("case");
      await insert(store(), collection, [{ id: "a" }]);
      expect(await store().count(collection.toUpperCase(), {})).toBe(0);
    });

    it("distinct gives each scalar once, sorted, without null", async () => {
      const collection = freshName("documents");
      const values = ["b", 2, "a", true, 1, false, null, "b", [1, 2], { x: 1 }, 2];
      await insert(store(), collection, [...values.map((value, at) => ({ id: `d${at}`, value })), { id: "none" }]);
      expect(await store().distinct(collection, "value", {})).toEqual([1, 2, "a", "b", false, true]);
      expect(await store().distinct(collection, "value", { id: { $in: ["d0", "d7", "d1"] } })).toEqual([2, "b"]);
    });

    it("deleteOne takes one and deleteMany all that match", async () => {
      const collection = freshName("documents");
      await insert(
        store(),
        collection,
        ["a", "b", "c", "d"].map((id) => ({ id, kind: id === "d" ? "y" : "x" })),
      );
      await store().withTransaction(async (transaction) => {
        expect(await transaction.deleteOne(collection, { kind: "x" })).toBe(1);
        expect(await transaction.deleteMany(collection, { kind: "x" })).toBe(2);
        expect(await transaction.deleteOne(collection, { id: "x" })).toBe(0);
        expect(await transaction.deleteMany(freshName("never-made"), {})).toBe(0);
      });
      expect((await store().find(collection, {})).items).toEqual([{ id: "d", kind: "y" }]);
    });
  });
}
