import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "@zhili/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/sqlite/index.js";

const SIZE = 12_000;

describe("what is long runs in a thread", () => {
  let folder = "";
  let store: Store;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "zhili-long-"));
    store = await openSqliteStore({ folder });
    const documents = Array.from({ length: SIZE }, (_, at) => ({ id: `d${at}`, kind: at % 3, flag: at % 2 === 0, name: `Name ${at}`, twin: at >> 1 }));
    await store.withTransaction((transaction) => transaction.insertMany("records", documents));
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const group = () => store.group("records", { keys: [{ name: "flag", path: "flag" }], measures: [{ name: "sum", measure: "sum", path: "kind" }] });
  const long: readonly [string, () => Promise<unknown>, unknown][] = [
    [
      "a group",
      group,
      [
        { flag: false, sum: SIZE / 2 },
        { flag: true, sum: SIZE / 2 },
      ],
    ],
    ["a count without an index", () => store.count("records", { kind: 1 }), SIZE / 3],
    ["a find without an index", async () => (await store.find("records", { name: "Name 7" })).items.map((item) => item.id), ["d7"]],
    [
      "a sort without an index",
      async () => (await store.find("records", {}, { sort: [{ path: "name", direction: "desc" }], limit: 1 })).items[0]?.name,
      "Name 9999",
    ],
    ["distinct values", () => store.distinct("records", "kind", {}), [0, 1, 2]],
  ];

  it.each(long)("%s lets a short read pass", async (_name, run, expected) => {
    const order: string[] = [];
    const scan = run().then((value) => {
      order.push("long");
      return value;
    });
    await store.get("records", "d1").then(() => order.push("short"));
    expect(await scan).toEqual(expected);
    expect(order).toEqual(["short", "long"]);
  });

  it("sees what was acknowledged before it began", async () => {
    for (let round = 1; round <= 5; round++) {
      await store.withTransaction((transaction) => transaction.insertOne("records", { id: `extra${round}`, kind: 99, flag: true }));
      expect(await store.count("records", { kind: 99 })).toBe(round);
    }
    await store.withTransaction((transaction) => transaction.deleteMany("records", { kind: 99 }));
  });

  it("a count under way while something is committed is not taken for what comes after", async () => {
    for (let round = 1; round <= 20; round++) {
      const counting = store.count("records", { late: true });
      const writing = store.withTransaction((transaction) => transaction.insertOne("records", { id: `late${round}`, late: true }));
      expect([round - 1, round]).toContain(await counting);
      await writing;
      expect(await store.count("records", { late: true })).toBe(round);
    }
    await store.withTransaction((transaction) => transaction.deleteMany("records", { late: true }));
    expect(await store.count("records", { late: true })).toBe(0);
  });

  it("an index is made while readers go on, and writers wait for it", async () => {
    const order: string[] = [];
    const making = store.ensureIndexes("records", [{ name: "kind", keys: [{ path: "kind" }] }]).then(() => order.push("index"));
    const writing = store
      .withTransaction((transaction) => transaction.updateOne("records", { id: "d1" }, { $set: { seen: true } }))
      .then(() => order.push("write"));
    await store.get("records", "d1").then(() => order.push("read"));
    await Promise.all([making, writing]);
    expect(order).toEqual(["read", "index", "write"]);
    expect(await store.count("records", { kind: 1 })).toBe(SIZE / 3);
  });

  it("a unique index that cannot be is refused by its name and is not there", async () => {
    const unique = store.ensureIndexes("records", [{ name: "twin", keys: [{ path: "twin" }], unique: true }]);
    await expect(unique).rejects.toMatchObject({ code: "STORE_DUPLICATE_KEY", facts: { collection: "records", index: "twin" } });
    expect((await store.listIndexes("records")).map((index) => index.name)).toEqual(["kind"]);
    await store.withTransaction((transaction) => transaction.insertOne("records", { id: "after", twin: 1 }));
  });

  it("a fault in the thread comes back as a refusal, and the thread goes on", async () => {
    await expect(store.backup(join(folder, "not-there", "copy.db"))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(await group()).toHaveLength(3);
  });
});
