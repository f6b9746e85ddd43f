import { compileExpression } from "@zhili/engine/expression";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeName, encodeName, encodeSource } from "../../src/expression/encode-names.js";
import { environment, evaluate, issueOf } from "./evaluate.js";

describe("an expression that cannot be", () => {
  test.each([
    ["record.adress.street", "EXPRESSION_UNKNOWN_FIELD", "address", 7, 13],
    ["recrod.a", "EXPRESSION_UNKNOWN_NAME", "record", 0, 6],
    ["record.姓明 == record.s", "EXPRESSION_UNKNOWN_FIELD", "姓名", 7, 9],
    ["人口 > 1 && record.姓名 == 1", "EXPRESSION_UNKNOWN_NAME", "人数", 0, 2],
    ["人数 > 1 && record.姓名 == 1", "EXPRESSION_TYPE", undefined, 10, 24],
    ["siez(record.s)", "EXPRESSION_UNKNOWN_FUNCTION", "size", 0, 14],
    ["record.s.contain('x')", "EXPRESSION_UNKNOWN_FUNCTION", "contains", 0, 21],
    ["record.s.matches('(a+)+b')", "EXPRESSION_UNSAFE", "rx", 0, 26],
    ["record.a = 3", "EXPRESSION_SYNTAX", undefined, 9, 10],
    ["record.a >", "EXPRESSION_SYNTAX", undefined, 10, 10],
    ["record.a，1", "EXPRESSION_SYNTAX", ",", 8, 9],
    ["record.s && true", "EXPRESSION_TYPE", undefined, 0, 8],
    ["record.a + record.s", "EXPRESSION_TYPE", undefined, 0, 19],
    ["record.d % 2", "EXPRESSION_TYPE", undefined, 0, 12],
    ["record.s > record.a", "EXPRESSION_TYPE", undefined, 0, 19],
    ['"a" in record.s', "EXPRESSION_TYPE", undefined, 0, 15],
    ["record.a ? 1 : 2", "EXPRESSION_TYPE", undefined, 0, 8],
    ["record.yes ? 1 : 'x'", "EXPRESSION_TYPE", undefined, 0, 20],
    ["b'bytes' == b'x'", "EXPRESSION_TYPE", undefined, 0, 8],
    ["", "EXPRESSION_SYNTAX", undefined, 0, 0],
  ])("%s: %s", (source, code, suggestion, start, end) => {
    const { issue, range } = issueOf(source);
    expect({ code: issue.code, suggestion: issue.suggestion, ...range }).toEqual({ code, suggestion, start, end });
    expect(issue.message.en.length).toBeGreaterThan(10);
    expect(issue.message["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });

  test("says it in words", () => {
    expect(issueOf("record.adress.no").issue.message).toEqual({
      "zh-CN": "表达式第8个字符处：record没有字段「adress」，是否指「address」？",
      en: "At character 8 of the expression: `record` has no field `adress`; did you mean `address`?",
    });
    expect(issueOf('record.s + "共" + 人数').issue.message["zh-CN"]).toContain("text()");
  });
});

describe("bounds", () => {
  test("going through lists nests two deep, not three", () => {
    const two = "record.list.all(x, record.list.exists(y, y == x))";
    expect(compileExpression(two, environment).ok).toBe(true);
    expect(issueOf(`record.list.all(z, ${two})`).issue.code).toBe("EXPRESSION_TOO_COSTLY");
  });

  test("the cost follows from the lists' bounds", () => {
    const source = "record.l.all(x, record.l.all(y, y + x + y + x + y + x + y + x > 3))";
    expect(issueOf(source, { record: { object: { l: { list: "int" } } } }).issue.code).toBe("EXPRESSION_TOO_COSTLY");
    expect(compileExpression(source, { record: { object: { l: { list: "int", most: 50 } } } }).ok).toBe(true);
  });

  test.each([`${"(".repeat(100)}1${")".repeat(100)}`, Array(1200).fill("1").join("+"), "1".padEnd(5000)])("too deep, too many parts, too long", (source) => {
    expect(issueOf(source).issue.code).toBe("EXPRESSION_TOO_COSTLY");
  });

  test("a list beyond all bounds fails instead of running", () => {
    expect(() => evaluate("any.all(x, x == 0)", { any: Array(100_001).fill(0) })).toThrowError(/members/);
  });
});

describe("names of any script", () => {
  test("work beside quotes, numbers and comments that look like them", () => {
    const record = { 姓名: "王", in: "内", s: '姓名"' };
    expect(evaluate("record.姓名 + r'\\姓名' + '姓\\'名' + record.in // 姓名", { record })).toBe("王\\姓名姓'名内");
    expect(evaluate("[1].map(数, 数 + 人数)", { 人数: 2 })).toEqual([3]);
    expect(evaluate("1 in [1]")).toBe(true);
  });

  test("come back from their encoding", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("姓", "名", "a", "Z", "_", "9", "é", "𠮷", "zh__"), minLength: 1 }), (drawn) => {
        const name = `_${drawn}`;
        expect(decodeName(encodeName(name))).toBe(name);
        expect(encodeName(name)).toMatch(/^[A-Za-z0-9_]+$/);
        const shifted = encodeSource(`${name} + ${name}.x`);
        expect(shifted.toOriginal(shifted.text.length)).toBe(name.length * 2 + 5);
      }),
    );
  });

  test("what an expression reads is told", () => {
    const result = compileExpression("record.address.no > 人数 && record.rows.exists(r, r.on) && has(record.姓名) && size(any) > 0", environment);
    expect(result.ok && result.expression.names).toEqual(["record", "人数", "any"]);
    expect(result.ok && result.expression.reads).toEqual(["record.address.no", "人数", "record.rows", "record.姓名", "any"]);
    expect(result.ok && result.expression.returns).toBe("bool");
  });
});

test("evaluating a simple condition takes far less than 2 microseconds", () => {
  const result = compileExpression('record.a > 3 && record.s == "x"', environment);
  if (!result.ok) throw new Error(result.issue.message.en);
  const facts = { record: { a: 4, s: "x" } };
  let held = 0;
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let round = 0; round < 100_000; round += 1) if (result.expression.evaluate(facts) === true) held += 1;
    return (performance.now() - start) / 100;
  });
  expect(held).toBe(500_000);
  expect(Math.min(...times)).toBeLessThan(2);
});
