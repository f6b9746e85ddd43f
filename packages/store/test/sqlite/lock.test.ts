import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqliteStore } from "../../src/sqlite/index.js";
import { Child } from "./child-process.js";

it("a second process on a folder is refused, until the first is closed or killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "zhili-lock-"));
  const store = await openSqliteStore({ folder });
  const refused = new Child("./lock-taker.mjs", [folder]);
  await refused.printed(1);
  expect(refused.lines).toEqual(["STORE_LOCKED"]);
  await refused.kill();
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: "STORE_LOCKED", status: 423, facts: { folder } });

  await store.withTransaction((transaction) => transaction.insertOne("records", { id: "a" }));
  await store.close();
  const holder = new Child("./lock-taker.mjs", [folder]);
  await holder.printed(1);
  expect(holder.lines).toEqual(["opened"]);
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: "STORE_LOCKED" });

  await holder.kill();
  const again = await openSqliteStore({ folder });
  expect(await again.get("records", "a")).toEqual({ id: "a" });
  await again.close();
  await rm(folder, { recursive: true });
});
