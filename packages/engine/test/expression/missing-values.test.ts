import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.js";

describe("a missing field", () => {
  test.each([
    ["record.a + 1", 1],
    ["record.d * 2.0", 0],
    ['record.s + "x"', "x"],
    ["record.yes", false],
    ["record.rows.size()", 0],
    ["record.list", []],
    ["record.address.street", ""],
    ['record.address.no > 0 || record.s == ""', true],
    ["record.rows.exists(r, r.on)", false],
    ["人数", 0],
  ])("%s reads as empty", (source, expected) => {
    expect(evaluate(source, { record: {} })).toEqual(expected);
    expect(evaluate(source, {})).toEqual(expected);
    expect(evaluate(source, { record: null })).toEqual(expected);
  });

  test("a stored null is missing too", () => {
    const record = { a: null, s: null, rows: [{ n: null }, null], address: null };
    expect(evaluate("record.a", { record })).toBe(0);
    expect(evaluate("record.rows.map(r, r.n + 1)", { record })).toEqual([1, 1]);
    expect(evaluate("record.address.street", { record })).toBe("");
    expect(evaluate("has(record.a)", { record })).toBe(false);
  });

  test("has() and null tell presence", () => {
    const record = { a: 0, s: "", address: { no: 3 } };
    expect(evaluate("[has(record.a), has(record.s), has(record.b), has(record.address.no), has(record.address.street)]", { record })).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(evaluate("[record.a == null, record.b == null, null != record.address.no]", { record })).toEqual([false, true, true]);
    expect(evaluate("has(any.deep.er)", { any: { deep: {} } })).toBe(false);
    expect(evaluate("has(any.deep.er)", {})).toBe(false);
  });

  test("a fact of any type reads as the empty value of what it is compared with", () => {
    expect(evaluate('[any.x == "", any.x == 0, any.x < 1, any.x == null]', { any: {} })).toEqual([true, true, true, true]);
    expect(evaluate('any.x + "a"', {})).toBe("a");
    expect(evaluate("any.x + 2", { any: { x: 3 } })).toBe(5);
    expect(evaluate("any && true", {})).toBe(false);
    expect(evaluate("size(any.list)", {})).toBe(0);
  });
});

describe("a value of a wrong type", () => {
  test("is told with the field's path", () => {
    expect(() => evaluate("record.address.no + 1", { record: { address: { no: "three" } } })).toThrowError(/`record.address.no` should be a whole number/);
    expect(() => evaluate("any.x > 1", { any: { x: "2" } })).toThrowError(/do not fit/);
  });

  test("names that every object inherits are not values", () => {
    expect(evaluate("has(any.constructor) || has(any.toString)", { any: {} })).toBe(false);
    expect(evaluate('any["__proto__"] == null', { any: {} })).toBe(true);
  });
});

describe("results", () => {
  test("are plain JSON numbers", () => {
    expect(evaluate("1 + 2")).toBe(3);
    expect(evaluate("size(record.s)", { record: { s: "𠮷甲" } })).toBe(2);
    expect(evaluate('{"a": 1, "b": [2]}')).toEqual({ a: 1, b: [2] });
    expect(Object.is(evaluate("0 * -1"), 0)).toBe(true);
  });

  test("that are no finite number fail", () => {
    expect(() => evaluate("1.0 / record.d", {})).toThrowError(/not a finite number/);
    expect(() => evaluate("9007199254740991 + 1")).toThrowError(/too large/);
  });
});
