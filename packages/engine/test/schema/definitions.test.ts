import { readFileSync } from "node:fs";
import { definitionKinds, definitionSchemas, lineOf, nearest, validateDefinition, validatePart } from "@zhili/engine/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const workflow = {
  id: "loop",
  title: "流程",
  recordType: "matter",
  initial: "open",
  states: [
    { id: "open", title: "开" },
    { id: "closed", title: "结", kind: "final" },
  ],
  transitions: [{ id: "close", title: "办结", from: ["open"], to: "closed" }],
};

const told = (kind: string, document: unknown) =>
  validateDefinition(kind, document).map(({ code, path, suggestion }) => [code, path, suggestion].filter((part) => part !== undefined));

describe("definitions", () => {
  test("that are right have no issues", () => {
    expect(told("workflow", workflow)).toEqual([]);
  });

  test("unknown keys are told with the nearest known one", () => {
    expect(told("workflow", { ...workflow, stats: [] })).toEqual([["SCHEMA_UNKNOWN_FIELD", "/stats", "states"]]);
    expect(told("workflow", { ...workflow, states: [{ id: "open", titel: "开", title: "开" }] })).toEqual([
      ["SCHEMA_UNKNOWN_FIELD", "/states/0/titel", "title"],
    ]);
  });

  test("every fault is told at once, each at its place", () => {
    const broken = { ...workflow, title: 5, initial: "Not Kebab", states: [{ id: "open", title: "开", kind: "finel" }], transitions: [{ id: "x" }] };
    expect(told("workflow", broken).sort()).toEqual([
      ["SCHEMA_NOT_ALLOWED", "/states/0/kind", "final"],
      ["SCHEMA_PATTERN", "/initial"],
      ["SCHEMA_REQUIRED", "/transitions/0"],
      ["SCHEMA_REQUIRED", "/transitions/0"],
      ["SCHEMA_REQUIRED", "/transitions/0"],
      ["SCHEMA_TYPE", "/title"],
    ]);
  });

  test("a choice tells about the shape that was meant", () => {
    const deadline = (within: unknown) => ({ ...workflow, states: [{ id: "open", title: "开", deadline: { within } }] });
    expect(told("workflow", deadline({ by: "grade", duration: {} }))).toEqual([
      ["SCHEMA_REQUIRED", "/states/0/deadline/within"],
      ["SCHEMA_UNKNOWN_FIELD", "/states/0/deadline/within/duration", "durations"],
    ]);
    expect(told("workflow", deadline("5 days"))).toEqual([["SCHEMA_PATTERN", "/states/0/deadline/within"]]);
    expect(told("workflow", deadline("P5WD"))).toEqual([]);
  });

  test("field names that reach a prototype are refused", () => {
    const type = (properties: string) => ({ id: "a", title: "t", titleTemplate: "x", schema: { type: "object", properties: JSON.parse(properties) } });
    expect(told("record-type", type('{"__proto__":{"type":"string"}}'))).toEqual([["SCHEMA_FORBIDDEN_NAME", "/schema/properties/__proto__"]]);
    expect(told("record-type", type('{"姓名":{"type":"string"}}'))).toEqual([]);
  });

  test("an unknown kind is told with the nearest", () => {
    expect(told("work-flow", {})).toEqual([["SCHEMA_UNKNOWN_KIND", "", "workflow"]]);
  });

  test("shared parts can be checked alone", () => {
    expect(validatePart("Effect", { id: "a", type: "notify", parms: {} }).map(({ suggestion }) => suggestion)).toEqual(["params"]);
  });

  test("the schemas inside are those of schemas/", () => {
    for (const kind of [...definitionKinds, "common"] as const) {
      const file = new URL(`../../../../schemas/${kind}.schema.json`, import.meta.url);
      expect(definitionSchemas[kind]).toEqual(JSON.parse(readFileSync(file, "utf8")));
    }
  });
});

describe("nearest", () => {
  test.each([
    ["titel", "title"],
    ["Title", "title"],
    ["recordtype", "recordType"],
    ["phoen", "phone"],
    ["姓明", "姓名"],
    ["x", undefined],
    ["foo", undefined],
    ["completely-else", undefined],
  ])("%s means %s", (name, expected) => {
    expect(nearest(name, ["title", "recordType", "phone", "姓名", "size", "bool"])).toBe(expected);
  });
});

describe("lineOf", () => {
  const source = '{\n  "a": 1,\n  "b": [\n    { "x": "},{\\"" },\n    {\n      "c/d": { "e~": null }\n    }\n  ]\n}\n';

  test.each([
    ["", 1],
    ["/a", 2],
    ["/b", 3],
    ["/b/0/x", 4],
    ["/b/1", 5],
    ["/b/1/c~1d", 6],
    ["/b/1/c~1d/e~0", 6],
    ["/b/1/missing/deep", 5],
    ["/b/9", 3],
    ["/nothing", 1],
  ])("%s stands on line %i", (pointer, line) => {
    expect(lineOf(source, pointer)).toBe(line);
  });

  test("finds every member of printed JSON where it was printed", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 3 }), { minLength: 1, maxLength: 4 }), (documents) => {
        const clean = JSON.parse(JSON.stringify(documents)) as Record<string, unknown>[];
        const text = JSON.stringify(clean, null, 2);
        const lines = text.split("\n");
        clean.forEach((document, index) => {
          for (const key of Object.keys(document)) {
            const pointer = `/${index}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
            expect(lines[lineOf(text, pointer) - 1]?.trim().startsWith(JSON.stringify(key))).toBe(true);
          }
        });
      }),
    );
  });

  test("broken text still gives a line", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, parts) => {
        const line = lineOf(text, parts.map((part) => `/${part}`).join(""));
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(text.split("\n").length);
      }),
    );
  });
});
