import { describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

export function ndjsonContract(openFresh: OpenFresh): void {
  describe("export and import", () => {
    const store = useStore(openFresh);
    const first = freshName("export");
    const second = freshName("export");

    it("what was exported can be imported elsewhere and is the same", async () => {
      const documents = Array.from({ length: 1203 }, (_, at) => ({ id: `d${(at * 7) % 1203}`, n: at, text: '安置 "\n"', deep: { list: [at, null, true] } }));
      await insert(store(), first, documents);
      await insert(store(), second, [{ id: "only" }]);
      const lines = await collect(store().exportNdjson([first, second]));
      expect(lines).toHaveLength(1204);
      const parsed = lines.map((line) => JSON.parse(line) as { collection: string; document: { id: string } });
      const order = parsed.filter((line) => line.collection === first).map((line) => line.document.id);
      expect(order).toEqual([...order].sort());
      const other = await openFresh();
      try {
        expect(await other.store.importNdjson(lines)).toBe(1204);
        expect(await collect(other.store.exportNdjson())).toEqual(lines);
        expect(await other.store.get(first, "d7")).toEqual(await store().get(first, "d7"));
      } finally {
        await other.dispose();
      }
    });

    it("exports only the collections asked for", async () => {
      await insert(store(), second, [{ id: "more" }]);
      const lines = await collect(store().exportNdjson([second]));
      expect(lines.every((line) => line.startsWith(`{"collection":${JSON.stringify(second)},"document":{`))).toBe(true);
      expect(await collect(store().exportNdjson([freshName("never-made")]))).toEqual([]);
    });

    it("exports one moment, though others write meanwhile", async () => {
      const collection = freshName("export");
      await insert(
        store(),
        collection,
        Array.from({ length: 1500 }, (_, at) => ({ id: `d${String(at).padStart(5, "0")}`, n: 0 })),
      );
      let count = 0;
      for await (const line of store().exportNdjson([collection])) {
        if (count++ === 0) {
          await store().withTransaction(async (transaction) => {
            await transaction.updateMany(collection, {}, { $set: { n: 1 } });
            await transaction.insertOne(collection, { id: "z" });
          });
        }
        expect(line).toContain('"n":0');
      }
      expect(count).toBe(1500);
    });

    it("refuses a document whose id is there, and lines that are none", async () => {
      const line = `{"collection":"${second}","document":{"id":"only"}}`;
      await refusal("STORE_DUPLICATE_KEY", () => store().importNdjson([line]));
      for (const bad of ["{", "[]", '{"collection":"x"}', `{"collection":"${second}","document":{}}`, `{"collection":"${second}","document":{"id":5}}`]) {
        const facts = await refusal("STORE_BAD_IMPORT", () => store().importNdjson(["", bad]));
        expect(facts.line).toBe(2);
      }
      await refusal("STORE_BAD_COLLECTION", () => store().importNdjson(['{"collection":"bad name","document":{"id":"a"}}']));
    });
  });
}
