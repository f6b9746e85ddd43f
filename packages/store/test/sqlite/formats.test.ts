import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/sqlite/driver.js";
import { openSqliteStore } from "../../src/sqlite/index.js";
import { temporaryFolder } from "./temporary-folder.js";

it("data of a newer program is refused and the folder is free again", async () => {
  const folder = await temporaryFolder();
  await (await openSqliteStore({ folder })).close();
  const database = openDatabase(join(folder, "zhili.db"));
  const known = Number(database.prepare("PRAGMA user_version").get()?.user_version);
  database.exec(`PRAGMA user_version = ${known + 1}`);
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: "STORE_FORMAT_NEWER", facts: { found: known + 1, known } });
  database.exec(`PRAGMA user_version = ${known}`);
  database.close();
  await (await openSqliteStore({ folder })).close();
});

it("a file that is no database is refused and left as it is", async () => {
  const folder = await temporaryFolder();
  const { readFile, writeFile } = await import("node:fs/promises");
  await writeFile(join(folder, "zhili.db"), "this is a text, and not a database at all ".repeat(100));
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(await readFile(join(folder, "zhili.db"), "utf8")).toContain("not a database");
});
