import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqliteStore } from "../../src/sqlite/index.js";
import { temporaryFolder } from "./temporary-folder.js";

it("a backup taken while others write is one moment, and opens as a store", async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  await store.ensureIndexes("records", [{ name: "pair", keys: [{ path: "pair" }, { path: "side" }], unique: true }]);
  let writing = true;
  let pairs = 0;
  const writer = (async () => {
    while (writing) {
      await store.withTransaction(async (transaction) => {
        await transaction.insertOne("records", { id: `l${pairs}`, pair: pairs, side: "left", text: "x".repeat(300) });
        await transaction.insertOne("records", { id: `r${pairs}`, pair: pairs, side: "right" });
      });
      pairs++;
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = pairs;
  const target = join(folder, "copy.db");
  await store.backup(target);
  writing = false;
  await writer;
  await expect(store.backup(target)).rejects.toMatchObject({ code: "STORE_TARGET_EXISTS", facts: { target } });
  await store.close();

  const restored = join(folder, "restored");
  await mkdir(restored);
  await rename(target, join(restored, "zhili.db"));
  const copy = await openSqliteStore({ folder: restored });
  const left = await copy.count("records", { side: "left" });
  expect(await copy.count("records", { side: "right" })).toBe(left);
  expect(left).toBeGreaterThanOrEqual(before);
  expect((await copy.listIndexes("records")).map((index) => index.name)).toEqual(["pair"]);
  const twin = copy.withTransaction((transaction) => transaction.insertOne("records", { id: "new", pair: 0, side: "left" }));
  await expect(twin).rejects.toMatchObject({ code: "STORE_DUPLICATE_KEY" });
  await copy.close();
});

it("a store in memory can be backed up too", async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ memory: true });
  await store.withTransaction((transaction) => transaction.insertOne("records", { id: "a" }));
  await store.backup(join(folder, "zhili.db"));
  await store.close();
  const copy = await openSqliteStore({ folder });
  expect(await copy.get("records", "a")).toEqual({ id: "a" });
  await copy.close();
});
