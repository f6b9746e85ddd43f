import type { Json } from "@zhili/contracts";
import { type PackDocument, packJson, packPatch, readPack } from "@zhili/engine/packs";
import fc from "fast-check";
import { applyPatch, type Operation } from "rfc6902";
import { expect, test } from "vitest";
import { documents, edited, editLists } from "./merge/edited-documents.js";

const files = {
  "package.json": JSON.stringify({
    name: "pack-patched",
    version: "1.0.0",
    zhili: { kind: "pack", formatVersion: 1, id: "patched", title: "补丁", requires: { platform: "^1.0.0" } },
  }),
  "locales/en.json": JSON.stringify({ "page/one/title": "One" }),
};

/** The pack with a document as one of its definitions, and a report's text. */
function packWith(document: Json | undefined, text: string): PackDocument {
  const { pack } = readPack(files);
  if (pack === undefined) throw new Error("no pack");
  const page = document === undefined ? {} : { "a~one": document };
  return { ...pack, definitions: { ...pack.definitions, page: page as never }, texts: { "list.hbs": text } };
}

/** The outcome of the patch by the library's own application, which knows nothing of packs. */
function patched(before: PackDocument, after: PackDocument): unknown {
  const document = structuredClone(packJson(before));
  const failed = applyPatch(document, structuredClone(packPatch(before, after)) as Operation[]).filter((error) => error !== null);
  expect(failed).toEqual([]);
  return document;
}

test("a patch makes the county's pack out of the author's, whatever was edited", () => {
  fc.assert(
    fc.property(documents, editLists, fc.constantFrom("甲", "乙\n丙"), (document, edits, text) => {
      const before = packWith(document, "甲");
      const after = packWith(edited(document, edits, "here"), text);
      expect(patched(before, after)).toEqual(packJson(after));
    }),
    { numRuns: 2_000 },
  );
});

test("what did not change is not in it; files that come and go are whole", () => {
  const document = {
    id: "a~one",
    title: "甲",
    blocks: [
      { id: "x", title: "一" },
      { id: "y", title: "二" },
    ],
  };
  const same = packWith(document, "甲");
  expect(packPatch(same, packWith(structuredClone(document), "甲"))).toEqual([]);
  const renamed = {
    ...document,
    blocks: [
      { id: "x", title: "一" },
      { id: "y", title: "改" },
    ],
  };
  expect(packPatch(same, packWith(renamed, "甲"))).toEqual([{ op: "replace", path: "/pages~1a~0one.json/blocks/1/title", value: "改" }]);
  expect(packPatch(same, packWith(undefined, "乙"))).toEqual([
    { op: "remove", path: "/pages~1a~0one.json" },
    { op: "replace", path: "/reports~1list.hbs", value: "乙" },
  ]);
  expect(packPatch(packWith(undefined, "甲"), same)).toEqual([{ op: "add", path: "/pages~1a~0one.json", value: document }]);
});
