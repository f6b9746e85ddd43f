import { describe, expect, it } from "vitest";
import { aDouble, aStoreOn } from "./over-double.js";

const COUNTERS = "counters";

describe("two servers on one database", () => {
  it("units of both that read and then change one document run again until each has counted once", async () => {
    const double = await aDouble();
    const stores = [await aStoreOn(double), await aStoreOn(double)];
    await stores[0]?.withTransaction((transaction) => transaction.insertOne(COUNTERS, { id: "n", value: 0 }));
    let runs = 0;
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        stores[at % 2]?.withTransaction(async (transaction) => {
          runs += 1;
          const found = await transaction.get(COUNTERS, "n");
          await transaction.updateOne(COUNTERS, { id: "n" }, { $set: { value: Number(found?.value) + 1 } });
        }),
      ),
    );
    expect(await stores[1]?.get(COUNTERS, "n")).toEqual({ id: "n", value: 40 });
    expect(runs).toBeGreaterThan(40);
  });

  it("units of one server that all change one document go one after another: no more is run than twice each", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double);
    let runs = 0;
    await Promise.all(
      Array.from({ length: 40 }, () =>
        store.withTransaction(async (transaction) => {
          runs += 1;
          await transaction.updateOne(COUNTERS, { id: "n" }, { $inc: { value: 1 } }, { upsert: true });
        }),
      ),
    );
    expect(await store.get(COUNTERS, "n")).toEqual({ id: "n", value: 40 });
    expect(runs).toBeLessThanOrEqual(80);
  });

  it("a unit that only reads does not wait for one that writes", async () => {
    const store = await aStoreOn(await aDouble());
    await store.withTransaction((transaction) => transaction.insertOne(COUNTERS, { id: "n", value: 1 }));
    await store.withTransaction(async (writing) => {
      await writing.updateOne(COUNTERS, { id: "n" }, { $set: { value: 2 } });
      expect(await store.withTransaction((reading) => reading.get(COUNTERS, "n"))).toEqual({ id: "n", value: 1 });
    });
  });
});
