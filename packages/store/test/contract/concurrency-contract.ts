import { describe, expect, it } from "vitest";
import { freshName, insert, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

const times = <T>(count: number, make: (at: number) => Promise<T>) => Promise.allSettled(Array.from({ length: count }, (_, at) => make(at)));

export function concurrencyContract(openFresh: OpenFresh, clients: number): void {
  describe("many clients at once", () => {
    const store = useStore(openFresh);

    it("increments add up", async () => {
      const collection = freshName("counters");
      await insert(store(), collection, [{ id: "n", value: 0 }]);
      const outcomes = await times(clients * 4, () =>
        store().withTransaction((transaction) => transaction.updateOne(collection, { id: "n" }, { $inc: { value: 1 } })),
      );
      expect(outcomes.every((outcome) => outcome.status === "fulfilled")).toBe(true);
      expect(await store().get(collection, "n")).toEqual({ id: "n", value: clients * 4 });
    });

    it("a number that is read and then written is not lost", async () => {
      const collection = freshName("counters");
      await insert(store(), collection, [{ id: "n", value: 0 }]);
      await times(clients, () =>
        store().withTransaction(async (transaction) => {
          const found = await transaction.get(collection, "n");
          await transaction.updateOne(collection, { id: "n" }, { $set: { value: Number(found?.value) + 1 } });
        }),
      );
      expect(await store().get(collection, "n")).toEqual({ id: "n", value: clients });
    });

    it("of inserts with one id, and of inserts with one unique value, exactly one wins", async () => {
      const collection = freshName("races");
      await store().ensureIndexes(collection, [{ name: "phone", keys: [{ path: "phone" }], unique: true }]);
      const same = await times(clients, () => insert(store(), collection, [{ id: "same" }]));
      const phone = await times(clients, (at) => insert(store(), collection, [{ id: `d${at}`, phone: "1" }]));
      for (const outcomes of [same, phone]) {
        expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
        for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "STORE_DUPLICATE_KEY" });
      }
      expect(await store().count(collection, {})).toBe(2);
    });

    it("of replacements of one version exactly one wins and the others conflict", async () => {
      const collection = freshName("races");
      await insert(store(), collection, [{ id: "a", version: 1 }]);
      const outcomes = await times(clients, (at) =>
        store().withTransaction((transaction) => transaction.replaceIfVersion(collection, { id: "a", version: 2, by: at }, 1)),
      );
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "STORE_CONFLICT" });
    });

    it("upserts of one id make one document", async () => {
      const collection = freshName("races");
      await store().ensureCollection(collection);
      const outcomes = await times(clients, () =>
        store().withTransaction((transaction) => transaction.findOneAndUpdate(collection, { id: "seq" }, { $inc: { last: 1 } }, { upsert: true })),
      );
      const numbers = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [Number(outcome.value?.last)] : []));
      expect(numbers.sort((left, right) => left - right)).toEqual(Array.from({ length: clients }, (_, at) => at + 1));
      expect(await store().count(collection, {})).toBe(1);
    });

    it("money moved between accounts stays the same in sum, at every moment for every reader", async () => {
      const collection = freshName("accounts");
      const accounts = Array.from({ length: 8 }, (_, at) => ({ id: `a${at}`, balance: 100 }));
      await insert(store(), collection, accounts);
      const sum = async () => (await store().group(collection, { keys: [], measures: [{ name: "sum", measure: "sum", path: "balance" }] }))[0]?.sum;
      let moving = true;
      const watching = (async () => {
        while (moving) {
          expect(await sum()).toBe(800);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      })();
      await times(clients * 3, (at) =>
        store().withTransaction(async (transaction) => {
          await transaction.updateOne(collection, { id: `a${at % 8}` }, { $inc: { balance: -7 } });
          await transaction.updateOne(collection, { id: `a${(at * 5 + 3) % 8}` }, { $inc: { balance: 7 } });
        }),
      );
      moving = false;
      await watching;
      expect(await sum()).toBe(800);
    });
  });
}
