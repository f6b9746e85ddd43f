import { afterEach, expect, it } from "vitest";
import { openScratchStore, type ScratchStore } from "../../src/index.js";

let store: ScratchStore;
afterEach(() => store.close());

const INDEXES = [
  { name: "code", keys: [{ path: "code" }], unique: true },
  { name: "tags", keys: [{ path: "tags" }], array: true },
];

it("is empty again after clearing, keeps its indexes, and takes the same documents once more", async () => {
  store = await openScratchStore();
  await store.ensureIndexes("notes", INDEXES);
  const note = { id: "n1", code: "A", text: "水渠", tags: ["red", "blue"] };
  for (let round = 0; round < 2; round += 1) {
    await store.withTransaction(async (tx) => {
      await tx.insertOne("notes", note);
      await tx.insertOne("others", { id: "o1" });
    });
    expect(await store.get("notes", "n1")).toEqual(note);
    expect(await store.count("notes", { tags: { $has: "red" } })).toBe(1);

    await store.clear();
    expect(await store.get("notes", "n1")).toBeUndefined();
    expect(await store.get("others", "o1")).toBeUndefined();
    expect((await store.find("notes", {})).items).toEqual([]);
    expect(await store.count("notes", { tags: { $has: "red" } })).toBe(0);
    expect(await store.search("notes", ["text"], "水渠")).toEqual([]);
    expect(await store.listIndexes("notes")).toEqual(INDEXES);
  }
});

it("waits for the unit under way, and leaves nothing of it", async () => {
  store = await openScratchStore();
  const unit = store.withTransaction((tx) => tx.insertOne("notes", { id: "n1" }));
  await store.clear();
  await unit;
  expect(await store.get("notes", "n1")).toBeUndefined();
});
