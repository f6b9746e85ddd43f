import type { FieldSchema, ObjectSchema } from "@zhili/contracts";
import { compileRecordSchema, createSchemaRegistry, type FormatContribution } from "@zhili/engine/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const registry = createSchemaRegistry({ codeLists: (ref) => (ref === "village" ? ["north", "south"] : []) });
const check = (field: FieldSchema, value: unknown) =>
  registry
    .compile({ type: "object", properties: { f: { title: "栏", ...field } } })
    .validate({ f: value })
    .map(({ code, path }) => (path === "/f" ? code : `${code} ${path}`));

describe("one field", () => {
  test.each<[FieldSchema, unknown, readonly string[]]>([
    [{ type: "string", maxLength: 2 }, "甲乙", []],
    [{ type: "string", maxLength: 2 }, "𠮷𠮷", []],
    [{ type: "string", maxLength: 2 }, "甲乙丙", ["SCHEMA_TOO_LONG"]],
    [{ type: "string", minLength: 3 }, "甲乙", ["SCHEMA_TOO_SHORT"]],
    [{ type: "string", pattern: "^[A-Z]{2}$" }, "AB", []],
    [{ type: "string", pattern: "^[A-Z]{2}$" }, "ab", ["SCHEMA_PATTERN"]],
    [{ type: "string", pattern: "(?=x)" }, "x", ["SCHEMA_BAD_PATTERN"]],
    [{ type: "string", pattern: "a{1001}" }, "x", ["SCHEMA_BAD_PATTERN"]],
    [{ type: "string" }, 5, ["SCHEMA_TYPE"]],
    [{ type: "integer" }, 1.5, ["SCHEMA_TYPE"]],
    [{ type: "integer" }, 2 ** 53, ["SCHEMA_TYPE"]],
    [{ type: "number" }, Number.NaN, ["SCHEMA_TYPE"]],
    [{ type: "boolean" }, "true", ["SCHEMA_TYPE"]],
    [{ type: "number", minimum: 1, maximum: 3 }, 0, ["SCHEMA_TOO_SMALL"]],
    [{ type: "number", minimum: 1, maximum: 3 }, 4, ["SCHEMA_TOO_LARGE"]],
    [{ type: "number", exclusiveMinimum: 1 }, 1, ["SCHEMA_NOT_ABOVE"]],
    [{ type: "number", exclusiveMaximum: 1 }, 1, ["SCHEMA_NOT_BELOW"]],
    [{ type: "number", multipleOf: 0.1 }, 0.3, []],
    [{ type: "number", multipleOf: 0.1 }, 0.35, ["SCHEMA_NOT_MULTIPLE"]],
    [{ type: "string", enum: ["a"] }, "b", ["SCHEMA_NOT_ALLOWED"]],
    [{ type: "string", const: "a" }, "b", ["SCHEMA_FIXED"]],
    [{ type: "string", options: [{ id: "a", title: "甲" }] }, "a", []],
    [{ type: "string", options: [{ id: "a", title: "甲", retired: true }] }, "a", ["SCHEMA_NOT_ALLOWED"]],
    [{ type: "string", codeList: "village" }, "north", []],
    [{ type: "string", codeList: "village" }, "east", ["SCHEMA_NOT_ALLOWED"]],
    [{ type: "array", items: { type: "string", codeList: "village" } }, ["north", "east"], ["SCHEMA_NOT_ALLOWED /f/1"]],
    [{ type: "array", maxItems: 1, items: { type: "integer" } }, [1, 2], ["SCHEMA_TOO_MANY"]],
    [{ type: "array", minItems: 2, items: { type: "integer" } }, [1], ["SCHEMA_TOO_FEW"]],
    [{ type: "array", uniqueItems: true, items: { type: "integer" } }, [1, 1], ["SCHEMA_REPEATED"]],
    [{ type: "array", items: { type: "integer" } }, Array(1001).fill(1), ["SCHEMA_TOO_MANY"]],
    [{ type: "object", properties: { a: { type: "integer" } } }, { a: "x", b: 1 }, ["SCHEMA_TYPE /f/a", "SCHEMA_UNKNOWN_FIELD /f/b"]],
    [{ type: "object" }, JSON.parse('{"x":{"__proto__":1}}'), ["SCHEMA_FORBIDDEN_NAME"]],
  ])("%j takes or refuses %j", (field, value, codes) => {
    expect(check(field, value)).toEqual(codes);
  });
});

describe("messages", () => {
  const schema: ObjectSchema = { type: "object", required: ["phone"], properties: { phone: { type: "string", title: "联系电话", format: "cn-mobile" } } };

  test("name the field by its title in plain words", () => {
    const translated = registry.compile(schema, (path) => (path === "properties/phone/title" ? { "zh-CN": "联系电话", en: "Phone" } : undefined));
    expect(translated.validate({ phone: "123" })[0]?.message).toEqual({
      "zh-CN": "「联系电话」应为11位手机号码",
      en: "Phone should be an 11-digit mobile number",
    });
    expect(translated.validate({})[0]?.message).toEqual({ "zh-CN": "请填写「联系电话」", en: "Phone is required" });
  });

  test("a draft asks for nothing", () => {
    expect(registry.compile(schema).validate({}, { draft: true })).toEqual([]);
  });

  test("anything that is no object is refused whole", () => {
    for (const value of [null, 1, "x", []])
      expect(
        registry
          .compile(schema)
          .validate(value)
          .map(({ path }) => path),
      ).toEqual([""]);
  });
});

describe("formats of plugins", () => {
  const plate: FormatContribution = {
    id: "fleet:plate",
    title: { "zh-CN": "车牌", en: "Plate" },
    validate: (value) => typeof value === "string" && value.startsWith("贵"),
    message: { "zh-CN": "应为贵州车牌", en: "should be a plate of Guizhou" },
  };

  test("work like the built-in ones", () => {
    const compiled = createSchemaRegistry({ formats: [plate] }).compile({
      type: "object",
      properties: { car: { type: "string", title: "车", format: "fleet:plate" } },
    });
    expect(compiled.validate({ car: "京A" })[0]?.message["zh-CN"]).toBe("「车」应为贵州车牌");
    expect(compiled.validate({ car: "贵A" })).toEqual([]);
  });

  test("cannot take a name that is taken", () => {
    expect(() => createSchemaRegistry({ formats: [{ ...plate, id: "date" }] })).toThrowError(expect.objectContaining({ code: "SCHEMA_DUPLICATE_FORMAT" }));
  });
});

test("a code list that grows is seen at once", () => {
  let list: readonly string[] = ["a"];
  const compiled = compileRecordSchema(
    { type: "object", properties: { f: { type: "string", codeList: "open" } } },
    { formats: new Map(), codeLists: () => list },
  );
  const count = () => compiled.validate({ f: "b" }).length;
  expect([count(), count(), count()]).toEqual([1, 1, 1]);
  list = ["a", "b"];
  expect([count(), count(), count()]).toEqual([0, 0, 0]);
});

test("no value makes validation throw", () => {
  const compiled = registry.compile({
    type: "object",
    properties: {
      a: { type: "string", format: "date", pattern: "x" },
      b: { type: "array", items: { type: "object", properties: { c: { type: "number" } } } },
      d: { type: "object", format: "quantity" },
    },
  });
  const value = fc.oneof(fc.anything(), fc.record({ a: fc.anything(), b: fc.array(fc.anything()), d: fc.anything() }));
  fc.assert(fc.property(value, (data) => Array.isArray(compiled.validate(data))));
});
