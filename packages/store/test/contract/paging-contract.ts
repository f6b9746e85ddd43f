import type { FindOptions, Sort, Store, StoreDocument } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { freshName, insert, refusal, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

const documents: StoreDocument[] = Array.from({ length: 97 }, (_, at) => ({
  id: `d${(at * 37) % 97}`,
  ...(at % 11 === 0 ? {} : { rank: at % 7 === 0 ? null : at % 5 }),
  name: ["b", "a", "区", "", "c"][at % 5] ?? "",
  at: `2026-03-${String((at % 28) + 1).padStart(2, "0")}`,
  org: at % 2 === 0 ? "x" : "y",
}));

const sorts: readonly [string, Sort][] = [
  ["the id", []],
  ["the id downwards", [{ path: "id", direction: "desc" }]],
  ["a key with ties and gaps", [{ path: "rank", direction: "asc" }]],
  ["a key with ties and gaps downwards", [{ path: "rank", direction: "desc" }]],
  [
    "two keys, up and down",
    [
      { path: "rank", direction: "asc" },
      { path: "at", direction: "desc" },
    ],
  ],
  [
    "two keys, down and up",
    [
      { path: "at", direction: "desc" },
      { path: "rank", direction: "asc" },
    ],
  ],
  [
    "three keys",
    [
      { path: "name", direction: "desc" },
      { path: "rank", direction: "desc" },
      { path: "at", direction: "desc" },
    ],
  ],
];

async function pages(store: Store, collection: string, options: FindOptions, filter = {}): Promise<StoreDocument[]> {
  const items: StoreDocument[] = [];
  let after: string | undefined;
  do {
    const page = await store.find(collection, filter, { ...options, ...(after === undefined ? {} : { after }) });
    expect(page.items.length).toBeGreaterThan(0);
    items.push(...page.items);
    after = page.cursor;
  } while (after !== undefined);
  return items;
}

/** Null before numbers before texts, by code point; the id last, in the direction of the last key. */
function naiveSort(sort: Sort, list: readonly StoreDocument[]): StoreDocument[] {
  const keys = [...sort, { path: "id", direction: sort.at(-1)?.direction ?? "asc" }];
  const rank = (value: unknown) => (value === null || value === undefined ? 0 : typeof value === "number" ? 1 : 2);
  return [...list].sort((left, right) => {
    for (const { path, direction } of keys) {
      const [a, b] = [left[path], right[path]];
      let order = rank(a) - rank(b);
      if (order === 0 && typeof a === "number" && typeof b === "number") order = a - b;
      if (order === 0 && typeof a === "string" && typeof b === "string") order = Buffer.compare(Buffer.from(a), Buffer.from(b));
      if (order !== 0) return direction === "asc" ? order : -order;
    }
    return 0;
  });
}

export function pagingContract(openFresh: OpenFresh): void {
  describe("pages", () => {
    const store = useStore(openFresh);
    const plain = freshName("pages");
    const indexed = freshName("pages");
    beforeAll(async () => {
      await insert(store(), plain, documents);
      await insert(store(), indexed, documents);
      await store().ensureIndexes(indexed, [
        { name: "rank", keys: [{ path: "rank" }] },
        { name: "org-rank", keys: [{ path: "org" }, { path: "rank", direction: "desc" }] },
        { name: "rank-at", keys: [{ path: "rank" }, { path: "at", direction: "desc" }] },
      ]);
    });

    it.each(sorts)("by %s give every document once, in order", async (_name, sort) => {
      const expected = naiveSort(sort, documents).map((document) => document.id);
      for (const collection of [plain, indexed]) {
        expect((await store().find(collection, {}, { sort })).items.map((item) => item.id)).toEqual(expected);
        for (const limit of [1, 10, 97, 200]) {
          expect((await pages(store(), collection, { sort, limit })).map((item) => item.id)).toEqual(expected);
        }
      }
    });

    it("hold within a filter", async () => {
      const sort: Sort = [{ path: "rank", direction: "desc" }];
      const expected = naiveSort(
        sort,
        documents.filter((document) => document.org === "x"),
      ).map((document) => document.id);
      const filter = { $or: [{ org: "x" }, { org: "z" }] };
      for (const collection of [plain, indexed]) {
        expect((await pages(store(), collection, { sort, limit: 7 }, { org: "x" })).map((item) => item.id)).toEqual(expected);
        expect((await pages(store(), collection, { sort, limit: 7 }, filter)).map((item) => item.id)).toEqual(expected);
      }
    });

    it("need no sort key in the projection", async () => {
      const found = await pages(store(), plain, { sort: [{ path: "rank", direction: "asc" }], limit: 9, projection: ["name"] });
      expect(found).toHaveLength(documents.length);
      expect(Object.keys(found[0] ?? {}).sort()).toEqual(["id", "name"]);
    });

    it("have no cursor on the last page, also when it is full", async () => {
      expect((await store().find(plain, {}, { limit: documents.length })).cursor).toBeUndefined();
      expect((await store().find(plain, {}, { limit: documents.length - 1 })).cursor).toBeDefined();
    });

    it("neither repeat nor miss what was there all along, while others insert and delete", async () => {
      const collection = freshName("pages");
      await insert(store(), collection, documents);
      const seen: string[] = [];
      let after: string | undefined;
      for (let round = 0; ; round++) {
        const page = await store().find(collection, {}, { sort: [{ path: "rank", direction: "desc" }], limit: 8, ...(after === undefined ? {} : { after }) });
        seen.push(...page.items.map((item) => item.id));
        after = page.cursor;
        if (after === undefined) break;
        await store().withTransaction(async (transaction) => {
          await transaction.insertOne(collection, { id: `new${round}`, rank: round % 5 });
          await transaction.deleteOne(collection, { id: page.items[0]?.id ?? "" });
        });
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(documents.map((document) => document.id)));
    });

    it("refuse a cursor of another sort, and what is no cursor", async () => {
      const { cursor = "" } = await store().find(plain, {}, { sort: [{ path: "rank", direction: "asc" }], limit: 5 });
      await refusal("STORE_BAD_CURSOR", () => store().find(plain, {}, { sort: [{ path: "rank", direction: "desc" }], limit: 5, after: cursor }));
      const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      for (const after of ["", "x", "{}", made([1, 2]), made({ a: 1 }), made(null), `${cursor.slice(0, -4)}`]) {
        await refusal("STORE_BAD_CURSOR", () => store().find(plain, {}, { sort: [{ path: "rank", direction: "asc" }], limit: 5, after }));
      }
    });
  });
}
