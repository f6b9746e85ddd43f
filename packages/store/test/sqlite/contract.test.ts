import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../src/sqlite/index.js";
import { describeStoreContract } from "../contract/store-contract.js";

describeStoreContract("SQLite in a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "zhili-store-"));
  const store = await openSqliteStore({ folder });
  return {
    store,
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

describeStoreContract("SQLite in memory", async () => {
  const store = await openSqliteStore({ memory: true });
  return { store, dispose: () => store.close() };
});
