import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { openSqliteStore } from "../../src/sqlite/index.js";
import { temporaryFolder } from "./temporary-folder.js";

it("a unit that hangs is refused in time, and the others go on", async () => {
  const store = await openSqliteStore({ memory: true, unitTimeoutMs: 60 });
  const before = store.withTransaction((transaction) => transaction.insertOne("records", { id: "before" }));
  const hanging = store.withTransaction(async (transaction) => {
    await transaction.insertOne("records", { id: "hanging" });
    await new Promise(() => undefined);
  });
  const after = store.withTransaction((transaction) => transaction.insertOne("records", { id: "after" }));
  await expect(hanging).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await Promise.all([before, after]);
  expect((await store.find("records", {})).items).toEqual([{ id: "after" }, { id: "before" }]);
  await store.close();
});

it("a unit inside a unit is refused in time and does not stop the store for ever", async () => {
  const store = await openSqliteStore({ memory: true, unitTimeoutMs: 60 });
  const outer = store.withTransaction(() => store.withTransaction((transaction) => transaction.insertOne("records", { id: "inner" })));
  await expect(outer).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await store.withTransaction((transaction) => transaction.insertOne("records", { id: "later" }));
  expect(await store.get("records", "later")).toEqual({ id: "later" });
  await store.close();
});

it("what a unit that was given up writes later is refused and not there", async () => {
  const store = await openSqliteStore({ memory: true, unitTimeoutMs: 40 });
  let late: Promise<void> | undefined;
  const slow = store.withTransaction(async (transaction) => {
    await new Promise((resolve) => setTimeout(resolve, 90));
    late = transaction.insertOne("records", { id: "late" });
    await late;
  });
  await expect(slow).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(late).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(await store.count("records", {})).toBe(0);
  await store.close();
});

it("what was acknowledged is there after closing and opening again", async () => {
  const folder = await temporaryFolder();
  const first = await openSqliteStore({ folder });
  await first.ensureIndexes("records", [{ name: "n", keys: [{ path: "n" }], unique: true }]);
  await Promise.all(Array.from({ length: 200 }, (_, n) => first.withTransaction((transaction) => transaction.insertOne("records", { id: `d${n}`, n }))));
  await first.close();
  const second = await openSqliteStore({ folder });
  expect(await second.count("records", {})).toBe(200);
  await expect(second.withTransaction((transaction) => transaction.insertOne("records", { id: "x", n: 5 }))).rejects.toMatchObject({ facts: { index: "n" } });
  expect((await second.health()).detail).toContain(folder);
  await second.close();
});

it("a store in memory leaves nothing behind", async () => {
  const store = await openSqliteStore({ memory: true });
  await store.withTransaction((transaction) => transaction.insertOne("records", { id: "a" }));
  expect((await store.health()).detail).toContain("memory");
  const names = await import("node:fs/promises").then(({ readdir }) => readdir(existsSync("/dev/shm") ? "/dev/shm" : "/tmp"));
  const mine = names.filter((name) => name.startsWith("zhili-"));
  expect(mine.length).toBeGreaterThan(0);
  await store.close();
  expect(await store.health()).toEqual({ ok: false, adapter: "sqlite", detail: "closed" });
});
