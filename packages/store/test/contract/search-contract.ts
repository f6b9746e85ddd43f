import { beforeAll, describe, expect, it } from "vitest";
import { freshName, ids, insert, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

export function searchContract(openFresh: OpenFresh): void {
  describe("search", () => {
    const store = useStore(openFresh);
    const collection = freshName("search");
    beforeAll(() =>
      insert(store(), collection, [
        { id: "a", name: "José ＡＢＣ１２３", note: "first", org: "x" },
        { id: "b", name: "JOSE abc", note: "Ｓｅｃｏｎｄ 100%", org: "y" },
        { id: "c", name: "幸福路三号 王小明", note: "", org: "x" },
        { id: "d", name: 123, org: "x" },
        { id: "e", name: ["jose"], data: { alias: "josé" }, org: "x" },
      ]),
    );
    const found = async (query: string, paths = ["name", "note"]) => ids(await store().search(collection, paths, query));

    it.each<[string, string, readonly string[]]>([
      ["case does not matter", "jOsE", ["a", "b"]],
      ["accents do not matter", "josé", ["a", "b"]],
      ["width does not matter", "abc123", ["a"]],
      ["full width in the query does not matter", "ａｂｃ", ["a", "b"]],
      ["every word must be there, in whichever field", "second jose", ["b"]],
      ["a word that is nowhere finds nothing", "jose nowhere", []],
      ["Chinese is found inside a text", "王小", ["c"]],
      ["words are split at full width spaces too", "王小明　幸福", ["c"]],
      ["signs are plain text", "100%", ["b"]],
      ["signs are no patterns", "j.se", []],
      ["no word at all leaves nothing out", "  ", ["a", "b", "c", "d", "e"]],
    ])("%s", async (_name, query, expected) => {
      expect(await found(query)).toEqual(expected);
    });

    it("looks at the paths asked for", async () => {
      expect(await found("jose", ["data.alias"])).toEqual(["e"]);
    });

    it("keeps to a filter and a limit, and gives whole documents in order of id", async () => {
      expect(ids(await store().search(collection, ["name"], "jose", { filter: { org: "y" } }))).toEqual(["b"]);
      const two = await store().search(collection, ["name", "note"], "", { limit: 2 });
      expect(two.map((document) => document.id)).toEqual(["a", "b"]);
      expect(two[1]).toEqual({ id: "b", name: "JOSE abc", note: "Ｓｅｃｏｎｄ 100%", org: "y" });
    });
  });
}
