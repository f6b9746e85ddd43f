import type { IndexSpec } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { freshName, ids, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

export function indexContract(openFresh: OpenFresh): void {
  describe("indexes", () => {
    const store = useStore(openFresh);

    it("are listed as they were declared, replaced when they differ, and dropped", async () => {
      const collection = freshName("indexes");
      const status: IndexSpec = { name: "status", keys: [{ path: "data.status" }, { path: "at", direction: "desc" }] };
      const phone: IndexSpec = { name: "phone", keys: [{ path: "phone" }], unique: true, where: { active: true } };
      const tags: IndexSpec = { name: "tags", keys: [{ path: "tags" }], array: true };
      await store().ensureIndexes(collection, [status, phone, tags]);
      await store().ensureIndexes(collection, [status]);
      const byName = async () => (await store().listIndexes(collection)).sort((left, right) => (left.name < right.name ? -1 : 1));
      expect(await byName()).toEqual([phone, status, tags]);
      const changed: IndexSpec = { name: "status", keys: [{ path: "data.status" }] };
      await store().ensureIndexes(collection, [changed]);
      expect(await byName()).toEqual([phone, changed, tags]);
      for (const name of ["phone", "tags", "not-there"]) await store().dropIndex(collection, name);
      expect(await store().listIndexes(collection)).toEqual([changed]);
    });

    it("unique means unique when present and not null", async () => {
      const collection = freshName("unique");
      await store().ensureIndexes(collection, [{ name: "phone", keys: [{ path: "data.phone" }], unique: true }]);
      await insert(store(), collection, [
        { id: "a", data: { phone: "1" } },
        { id: "b" },
        { id: "c" },
        { id: "d", data: { phone: null } },
        { id: "e", data: { phone: null } },
      ]);
      const facts = await refusal("STORE_DUPLICATE_KEY", () => insert(store(), collection, [{ id: "f", data: { phone: "1" } }]));
      expect(facts).toMatchObject({ collection, index: "phone" });
      await insert(store(), collection, [{ id: "g", data: { phone: 1 } }]);
      await refusal("STORE_DUPLICATE_KEY", () =>
        store().withTransaction((transaction) => transaction.updateOne(collection, { id: "b" }, { $set: { "data.phone": "1" } })),
      );
      await store().withTransaction((transaction) => transaction.updateOne(collection, { id: "a" }, { $set: { "data.phone": "2" } }));
      await insert(store(), collection, [{ id: "h", data: { phone: "1" } }]);
    });

    it("unique over several keys binds only documents that have all of them", async () => {
      const collection = freshName("unique");
      await store().ensureIndexes(collection, [{ name: "pair", keys: [{ path: "a" }, { path: "b" }], unique: true }]);
      await insert(store(), collection, [
        { id: "1", a: 1, b: 1 },
        { id: "2", a: 1, b: 2 },
        { id: "3", a: 1 },
        { id: "4", a: 1 },
        { id: "5", a: 1, b: null },
      ]);
      await refusal("STORE_DUPLICATE_KEY", () => insert(store(), collection, [{ id: "6", a: 1, b: 2 }]));
    });

    it("unique with a condition binds only documents that meet it", async () => {
      const collection = freshName("unique");
      await store().ensureIndexes(collection, [{ name: "active-phone", keys: [{ path: "phone" }], unique: true, where: { active: true } }]);
      await insert(store(), collection, [
        { id: "1", phone: "1", active: true },
        { id: "2", phone: "1", active: false },
        { id: "3", phone: "1" },
        { id: "4", phone: "1", active: 1 },
      ]);
      await refusal("STORE_DUPLICATE_KEY", () => insert(store(), collection, [{ id: "5", phone: "1", active: true }]));
      await refusal("STORE_DUPLICATE_KEY", () =>
        store().withTransaction((transaction) => transaction.updateOne(collection, { id: "2" }, { $set: { active: true } })),
      );
      expect(ids((await store().find(collection, { phone: "1", active: true })).items)).toEqual(["1"]);
    });

    it("a unique index over documents that collide is refused and not there", async () => {
      const collection = freshName("unique");
      await insert(store(), collection, [
        { id: "1", n: 1 },
        { id: "2", n: 1 },
      ]);
      const facts = await refusal("STORE_DUPLICATE_KEY", () => store().ensureIndexes(collection, [{ name: "n", keys: [{ path: "n" }], unique: true }]));
      expect(facts).toMatchObject({ collection, index: "n" });
      expect(await store().listIndexes(collection)).toEqual([]);
      await insert(store(), collection, [{ id: "3", n: 1 }]);
    });

    it("an index over the elements of a list follows every change", async () => {
      const collection = freshName("elements");
      await insert(store(), collection, [{ id: "old", scope: ["/53/01/", "/53/02/"] }]);
      await store().ensureIndexes(collection, [{ name: "scope", keys: [{ path: "scope" }], array: true }]);
      await insert(store(), collection, [
        { id: "new", scope: ["/53/01/x/", "/53/01/y/", "/53/01/x/"] },
        { id: "none", scope: "/53/01/" },
        { id: "mixed", scope: [5, true, null, { a: 1 }, "z"] },
      ]);
      const having = async (prefix: string) => ids((await store().find(collection, { scope: { $hasPrefix: [prefix] } })).items);
      expect(await having("/53/01/")).toEqual(["new", "old"]);
      expect(ids((await store().find(collection, { scope: { $has: 5 } })).items)).toEqual(["mixed"]);
      expect(ids((await store().find(collection, { scope: { $has: true } })).items)).toEqual(["mixed"]);
      await store().withTransaction(async (transaction) => {
        await transaction.updateOne(collection, { id: "old" }, { $pull: { scope: "/53/01/" } });
        await transaction.updateOne(collection, { id: "none" }, { $set: { scope: ["/53/01/z/"] } });
        await transaction.deleteOne(collection, { id: "new" });
      });
      expect(await having("/53/01/")).toEqual(["none"]);
      expect(await having("/53/0")).toEqual(["none", "old"]);
      expect(await store().count(collection, { scope: { $hasPrefix: ["/53/01/", "/53/02/", "/53/"] } })).toBe(2);
    });
  });
}
