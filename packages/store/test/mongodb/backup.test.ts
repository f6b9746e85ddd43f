import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refusal } from "../contract/fresh-store.js";
import { aDouble, aStoreOn } from "./over-double.js";

describe("backup", () => {
  it("is a folder of lines that can be imported, with the declarations of indexes", async () => {
    const place = await mkdtemp(join(tmpdir(), "zhili-backup-"));
    const target = join(place, "copy");
    const store = await aStoreOn(await aDouble());
    const index = { name: "n", keys: [{ path: "n" }] };
    await store.ensureIndexes("records", [index]);
    await store.withTransaction(async (transaction) => {
      await transaction.insertMany(
        "records",
        Array.from({ length: 700 }, (_, at) => ({ id: `d${at}`, n: at })),
      );
      await transaction.insertOne("audit:2026", { id: "a" });
    });
    await store.backup(target);
    expect((await readdir(place)).sort()).toEqual(["copy"]);
    expect((await readdir(target)).sort()).toEqual(["audit%3A2026.ndjson", "indexes.json", "records.ndjson"]);
    expect(JSON.parse(await readFile(join(target, "indexes.json"), "utf8"))).toEqual({ "audit:2026": [], records: [index] });
    const lines = (await readFile(join(target, "records.ndjson"), "utf8")).split("\n");
    const other = await aStoreOn(await aDouble());
    expect(await other.importNdjson(lines)).toBe(700);
    expect(await other.get("records", "d699")).toEqual({ id: "d699", n: 699 });
    await refusal("STORE_TARGET_EXISTS", () => store.backup(target));
    await rm(place, { recursive: true });
  });
});
