import { describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

export function lifecycleContract(openFresh: OpenFresh): void {
  describe("lifecycle", () => {
    const store = useStore(openFresh);

    it("says what it can do and that it is well", async () => {
      expect(["sqlite", "mongodb"]).toContain(store().capabilities.adapter);
      const health = await store().health();
      expect(health).toMatchObject({ ok: true, adapter: store().capabilities.adapter });
      expect(health.detail.length).toBeGreaterThan(0);
    });

    it("opening twice changes nothing, nor does migrating what is up to date", async () => {
      const collection = freshName("twice");
      await insert(store(), collection, [{ id: "a" }]);
      await store().open();
      expect(await store().migrate()).toEqual([]);
      expect(await store().count(collection, {})).toBe(1);
    });

    it("lists collections, made early or by their first document", async () => {
      const early = freshName("early");
      const first = freshName("first");
      await store().ensureCollection(early);
      await store().ensureCollection(early);
      await insert(store(), first, [{ id: "a" }]);
      expect(await store().listCollections()).toEqual(expect.arrayContaining([early, first]));
    });

    it("close waits for work under way and refuses what comes after", async () => {
      const { store: other, dispose } = await openFresh();
      const collection = freshName("closing");
      let written = false;
      const unit = other.withTransaction(async (transaction) => {
        await transaction.insertOne(collection, { id: "a" });
        written = true;
      });
      await other.close();
      await unit;
      expect(written).toBe(true);
      await other.close();
      await refusal("STORE_UNAVAILABLE", () => other.get(collection, "a"));
      await refusal("STORE_UNAVAILABLE", () => insert(other, collection, [{ id: "b" }]));
      await dispose();
    });
  });
}
