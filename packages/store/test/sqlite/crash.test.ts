import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqliteStore } from "../../src/sqlite/index.js";
import { Child } from "./child-process.js";

const ROUNDS = 16;

it("kill -9 in mid-write loses nothing that was acknowledged and leaves nothing half done", async () => {
  const folder = await mkdtemp(join(tmpdir(), "zhili-crash-"));
  let acknowledged = 0;
  let first = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const child = new Child("./crash-writer.mjs", [folder, String(first)]);
    await child.printed(40 + round * 25);
    await new Promise((resolve) => setTimeout(resolve, (round * 7) % 23));
    await child.kill();
    const numbers = child.lines.slice(1).map(Number);
    acknowledged += numbers.length;

    const store = await openSqliteStore({ folder });
    const records = (await store.find("records", { number: { $gte: first } })).items;
    const there = new Set(records.map((record) => record.number));
    expect(numbers.filter((number) => !there.has(number))).toEqual([]);
    const sums = await store.group("records", {
      keys: [],
      measures: [
        { name: "count", measure: "count" },
        { name: "sum", measure: "sum", path: "number" },
      ],
    });
    expect(await store.get("totals", "all")).toEqual({ id: "all", ...sums[0] });
    expect(await store.count("entries", {})).toBe(sums[0]?.count);
    for (const record of records) expect(await store.get("entries", `e${record.number}`)).toEqual({ id: `e${record.number}`, record: record.id });
    await store.close();
    first += 100_000;
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS * 40);
  await rm(folder, { recursive: true });
});
