import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openStore } from "../../src/open-store.js";
import { temporaryFolder } from "./temporary-folder.js";

it("without a MongoDB address the embedded store of the folder is opened, and the folder made", async () => {
  const folder = join(await temporaryFolder(), "not", "there", "yet");
  const store = await openStore({ folder });
  expect(store.capabilities).toEqual({ adapter: "sqlite", multiProcess: false, backup: true });
  expect(existsSync(join(folder, "zhili.db"))).toBe(true);
  await store.close();
});

it("with a MongoDB address its server is asked, and the folder is left alone", async () => {
  const folder = join(await temporaryFolder(), "never-made");
  const mongodbUri = "mongodb://127.0.0.1:1/zhili?serverSelectionTimeoutMS=200&connectTimeoutMS=200";
  await expect(openStore({ folder, mongodbUri })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(existsSync(folder)).toBe(false);
});
