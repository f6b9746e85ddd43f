import type { StoreTransaction } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

export function transactionContract(openFresh: OpenFresh): void {
  describe("units of work", () => {
    const store = useStore(openFresh);

    it("give the value of the work", async () => {
      expect(await store().withTransaction(async () => "value")).toBe("value");
    });

    it("see their own writes in every read", async () => {
      const collection = freshName("own");
      await insert(store(), collection, [{ id: "a", n: 1 }]);
      await store().withTransaction(async (transaction) => {
        await transaction.insertOne(collection, { id: "b", n: 2 });
        await transaction.updateOne(collection, { id: "a" }, { $set: { n: 5 } });
        expect(await transaction.get(collection, "b")).toEqual({ id: "b", n: 2 });
        expect(await transaction.getMany(collection, ["a", "b"])).toHaveLength(2);
        expect(await transaction.findOne(collection, { n: 5 })).toEqual({ id: "a", n: 5 });
        expect((await transaction.find(collection, { n: { $gt: 1 } })).items).toHaveLength(2);
        expect(await transaction.count(collection, {})).toBe(2);
        expect(await transaction.distinct(collection, "n", {})).toEqual([2, 5]);
        const rows = await transaction.group(collection, { keys: [], measures: [{ name: "sum", measure: "sum", path: "n" }] });
        expect(rows).toEqual([{ sum: 7 }]);
      });
    });

    it("change the counts of readers when they commit, each kind of write, and not before", async () => {
      const collection = freshName("counted");
      const readers = () => Promise.all([store().count(collection, { open: true }), store().count(collection, { open: true }), store().count(collection, {})]);
      const writes: readonly [(transaction: StoreTransaction) => Promise<unknown>, number, number][] = [
        [
          (transaction) =>
            transaction.insertMany(
              collection,
              [1, 2, 3].map((n) => ({ id: `d${n}`, version: 1, open: true })),
            ),
          3,
          3,
        ],
        [(transaction) => transaction.insertOne(collection, { id: "d4", version: 1, open: true }), 4, 4],
        [(transaction) => transaction.updateOne(collection, { id: "d1" }, { $set: { open: false } }), 3, 4],
        [(transaction) => transaction.findOneAndUpdate(collection, { id: "d5" }, { $set: { open: true } }, { upsert: true }), 4, 5],
        [(transaction) => transaction.replaceIfVersion(collection, { id: "d2", version: 2, open: false }, 1), 3, 5],
        [(transaction) => transaction.updateMany(collection, { open: false }, { $set: { open: true } }), 5, 5],
        [(transaction) => transaction.deleteOne(collection, { id: "d1" }), 4, 4],
        [(transaction) => transaction.deleteMany(collection, { open: true }), 0, 0],
      ];
      let before = [0, 0, 0];
      for (const [write, open, all] of writes) {
        await store().withTransaction(async (transaction) => {
          await write(transaction);
          expect(await transaction.count(collection, { open: true })).toBe(open);
          expect(await readers()).toEqual(before);
        });
        before = [open, open, all];
        expect(await readers()).toEqual(before);
        await expect(
          store().withTransaction((transaction) => transaction.insertOne(collection, { id: "x", open: true }).then(() => Promise.reject(new Error("no")))),
        ).rejects.toThrow("no");
        expect(await readers()).toEqual(before);
      }
    });

    it("leave nothing behind when they throw, not even a new collection", async () => {
      const collection = freshName("thrown");
      const other = freshName("thrown");
      await insert(store(), collection, [{ id: "a", n: 1 }]);
      const error = new Error("changed my mind");
      const work = async (transaction: StoreTransaction) => {
        await transaction.updateOne(collection, { id: "a" }, { $inc: { n: 1 } });
        await transaction.insertOne(other, { id: "b" });
        await transaction.deleteMany(collection, {});
        throw error;
      };
      await expect(store().withTransaction(work)).rejects.toBe(error);
      expect(await store().get(collection, "a")).toEqual({ id: "a", n: 1 });
      expect(await store().get(other, "b")).toBeUndefined();
      await insert(store(), other, [{ id: "b" }]);
      expect(await store().count(other, {})).toBe(1);
    });

    it("are not seen by others before they are done", async () => {
      const collection = freshName("dirty");
      await insert(store(), collection, [{ id: "a", n: 1 }]);
      const seen: unknown[] = [];
      await store().withTransaction(async (transaction) => {
        await transaction.insertOne(collection, { id: "b", n: 2 });
        await transaction.updateOne(collection, { id: "a" }, { $set: { n: 9 } });
        seen.push(await store().get(collection, "b"), await store().get(collection, "a"), await store().count(collection, {}));
      });
      expect(seen).toEqual([undefined, { id: "a", n: 1 }, 1]);
      expect(await store().count(collection, {})).toBe(2);
    });

    it("cannot be saved after a write was refused, even when the work hides it", async () => {
      const collection = freshName("spoiled");
      await insert(store(), collection, [{ id: "a" }]);
      await refusal("STORE_DUPLICATE_KEY", () =>
        store().withTransaction(async (transaction) => {
          await transaction.insertOne(collection, { id: "b" });
          await transaction.insertMany(collection, [{ id: "c" }, { id: "a" }]).catch(() => undefined);
        }),
      );
      expect(await store().count(collection, {})).toBe(1);
    });

    it("are refused in the words that the work makes of a refused write", async () => {
      const collection = freshName("reworded");
      await insert(store(), collection, [{ id: "a" }]);
      const error = new Error("somebody has that one already");
      const work = (transaction: StoreTransaction) => transaction.insertOne(collection, { id: "a" }).catch(() => Promise.reject(error));
      await expect(store().withTransaction(work)).rejects.toBe(error);
    });

    it("refuse calls after their end", async () => {
      const collection = freshName("over");
      let kept: StoreTransaction | undefined;
      await store().withTransaction(async (transaction) => {
        kept = transaction;
      });
      await refusal("STORE_UNAVAILABLE", async () => kept?.insertOne(collection, { id: "a" }));
      expect(await store().get(collection, "a")).toBeUndefined();
    });

    it("a unit that fails does not hurt units of the same moment", async () => {
      const collection = freshName("mixed");
      const outcomes = await Promise.allSettled(
        Array.from({ length: 30 }, (_, at) =>
          store().withTransaction(async (transaction) => {
            await transaction.insertOne(collection, { id: `d${at}` });
            if (at % 3 === 0) throw new Error("no");
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(20);
      const { items } = await store().find(collection, {});
      expect(items.every((item) => Number(item.id.slice(1)) % 3 !== 0)).toBe(true);
      expect(items).toHaveLength(20);
    });

    it("replaceIfVersion replaces what has the expected version and refuses the rest with the facts", async () => {
      const collection = freshName("versions");
      await insert(store(), collection, [{ id: "a", version: 1, old: true }]);
      const replace = (id: string, version: number, expected: number) =>
        store().withTransaction((transaction) => transaction.replaceIfVersion(collection, { id, version, made: version }, expected));
      await replace("a", 2, 1);
      expect(await store().get(collection, "a")).toEqual({ id: "a", version: 2, made: 2 });
      expect(await refusal("STORE_CONFLICT", () => replace("a", 2, 1))).toMatchObject({ id: "a", expected: 1, actual: 2 });
      expect(await refusal("STORE_CONFLICT", () => replace("not-there", 2, 1))).toMatchObject({ id: "not-there", expected: 1 });
      expect(await store().get(collection, "not-there")).toBeUndefined();
    });
  });
}
