import { MongoClient } from "mongodb";
import { describe, expect, it } from "vitest";
import { aDouble, aStoreOn } from "./over-double.js";

async function serverIndexes(uri: string, collection: string): Promise<Record<string, unknown>[]> {
  const client = new MongoClient(uri);
  try {
    const found = await client.db().collection(collection).listIndexes().toArray();
    return found.filter(({ name }) => name !== "_id_");
  } finally {
    await client.close();
  }
}

describe("indexes on the server", () => {
  it("carry the id for paging, and partial filters without negations", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double);
    await store.ensureIndexes("records", [
      { name: "by-org", keys: [{ path: "org" }, { path: "at", direction: "desc" }] },
      { name: "phone", keys: [{ path: "data.phone" }], unique: true, where: { active: true } },
      { name: "tags", keys: [{ path: "tags" }], array: true },
    ]);
    expect(await serverIndexes(double.uri, "records")).toMatchObject([
      { name: "by-org", key: { org: 1, at: -1, _id: -1 } },
      {
        name: "phone",
        key: { "data.phone": 1 },
        unique: true,
        partialFilterExpression: {
          $and: [
            { active: { $eq: true } },
            {
              $or: [{ "data.phone": { $gte: "" } }, { "data.phone": { $gte: Number.NEGATIVE_INFINITY } }, { "data.phone": { $type: ["bool", "object"] } }],
            },
          ],
        },
      },
      { name: "tags", key: { tags: 1 } },
    ]);
  });

  it("two declarations that differ in name only share one index, which stays while one of them is declared", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double);
    const first = { name: "first", keys: [{ path: "org" }] };
    const second = { name: "second", keys: [{ path: "org" }] };
    await store.ensureIndexes("records", [first, second]);
    expect(await store.listIndexes("records")).toEqual([first, second]);
    expect(await serverIndexes(double.uri, "records")).toHaveLength(1);
    await store.dropIndex("records", "first");
    expect(await store.listIndexes("records")).toEqual([second]);
    expect(await serverIndexes(double.uri, "records")).toMatchObject([{ name: "second" }]);
    await store.dropIndex("records", "second");
    expect(await serverIndexes(double.uri, "records")).toEqual([]);
  });

  it("a new declaration that cannot be made leaves the old one in force", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double);
    await store.withTransaction((transaction) =>
      transaction.insertMany("records", [
        { id: "1", n: 1 },
        { id: "2", n: 1 },
      ]),
    );
    await store.ensureIndexes("records", [{ name: "n", keys: [{ path: "n" }] }]);
    await expect(store.ensureIndexes("records", [{ name: "n", keys: [{ path: "n" }], unique: true }])).rejects.toMatchObject({ code: "STORE_DUPLICATE_KEY" });
    expect(await store.listIndexes("records")).toEqual([{ name: "n", keys: [{ path: "n" }] }]);
  });

  it("an index that a crash left without its note is taken over, and one that is not what was declared is made anew", async () => {
    const double = await aDouble();
    const client = new MongoClient(double.uri);
    await client.db().createCollection("records");
    await client.db().collection("records").createIndex({ org: 1, _id: 1 }, { name: "org" });
    await client.db().collection("records").createIndex({ other: 1 }, { name: "at" });
    await client.close();
    const store = await aStoreOn(double);
    double.faults.counted("dropIndexes");
    await store.ensureIndexes("records", [{ name: "org", keys: [{ path: "org" }] }]);
    expect(double.faults.counted("dropIndexes")).toBe(0);
    await store.ensureIndexes("records", [{ name: "at", keys: [{ path: "at" }] }]);
    expect(double.faults.counted("dropIndexes")).toBe(1);
    expect(await serverIndexes(double.uri, "records")).toMatchObject([{ name: "org" }, { name: "at", key: { at: 1, _id: 1 } }]);
  });

  it("one value in the records of two documents at once is refused to one of them, though neither sees the other", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double);
    await store.ensureIndexes("records", [{ name: "tag", keys: [{ path: "tags" }], unique: true, array: true }]);
    await store.withTransaction((transaction) =>
      transaction.insertMany("records", [
        { id: "1", tags: ["a", "b"] },
        { id: "2", tags: [] },
        { id: "3", tags: [] },
      ]),
    );
    await expect(store.withTransaction((transaction) => transaction.insertOne("records", { id: "4", tags: ["c", "b"] }))).rejects.toMatchObject({
      code: "STORE_DUPLICATE_KEY",
      facts: { collection: "records", index: "tag" },
    });
  });
});
