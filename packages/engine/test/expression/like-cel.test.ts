import { Environment } from "@marcbachmann/cel-js";
import { ExpressionFailed } from "@zhili/engine/expression";
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "./evaluate.js";

/** The library's own evaluator, as the reference of what CEL means. */
const reference = new Environment()
  .registerVariable({
    name: "record",
    schema: {
      a: "int",
      b: "int",
      d: "double",
      s: "string",
      t: "string",
      yes: "bool",
      list: "list<int>",
      texts: "list<string>",
      rows: "list<map<string, dyn>>",
    },
  })
  .registerOperator("double + int", (left: number, right: bigint) => left + Number(right))
  .registerOperator("double - int", (left: number, right: bigint) => left - Number(right))
  .registerOperator("double * int", (left: number, right: bigint) => left * Number(right))
  .registerOperator("double / int", (left: number, right: bigint) => left / Number(right));

const { ints, bools, texts, doubles, lists, textLists } = fc.letrec<{
  ints: string;
  bools: string;
  texts: string;
  doubles: string;
  lists: string;
  textLists: string;
}>((tie) => {
  const both = (left: fc.Arbitrary<string>, operators: readonly string[], right: fc.Arbitrary<string>) =>
    fc.tuple(left, fc.constantFrom(...operators), right).map(([a, operator, b]) => `(${a} ${operator} ${b})`);
  const choose = (value: fc.Arbitrary<string>) => fc.tuple(tie("bools"), value, value).map(([when, a, b]) => `(${when} ? ${a} : ${b})`);
  const options = { maxDepth: 4, depthIdentifier: "expression" };
  return {
    ints: fc.oneof(
      options,
      fc.constantFrom("record.a", "record.b", "x"),
      fc.integer({ min: -3, max: 9 }).map((value) => (value < 0 ? `(${value})` : `${value}`)),
      both(tie("ints"), ["+", "-", "*", "/", "%"], tie("ints")),
      tie("ints").map((value) => `(-${value})`),
      tie("texts").map((value) => `size(${value})`),
      tie("lists").map((value) => `${value}.size()`),
      tie("lists").map((value) => `${value}[0]`),
      choose(tie("ints")),
    ),
    doubles: fc.oneof(
      options,
      fc.constantFrom("record.d", "1.5", "0.0"),
      both(tie("doubles"), ["+", "-", "*", "/"], fc.oneof(tie("doubles"), tie("ints"))),
      tie("ints").map((value) => `double(${value})`),
    ),
    texts: fc.oneof(
      options,
      fc.constantFrom("record.s", "record.t", '"甲"', '"aB"', '""'),
      both(tie("texts"), ["+"], tie("texts")),
      tie("texts").map((value) => `${value}.lowerAscii()`),
      choose(tie("texts")),
    ),
    bools: fc.oneof(
      options,
      fc.constantFrom("record.yes", "true", "false"),
      both(tie("bools"), ["&&", "||"], tie("bools")),
      both(tie("ints"), ["<", "<=", ">", ">=", "==", "!="], tie("ints")),
      both(tie("doubles"), ["<", ">="], fc.oneof(tie("doubles"), tie("ints"))),
      both(tie("texts"), ["<", ">", "==", "!="], tie("texts")),
      both(tie("ints"), ["in"], tie("lists")),
      both(tie("lists"), ["=="], tie("lists")),
      both(tie("textLists"), ["!="], tie("textLists")),
      tie("bools").map((value) => `!${value}`),
      fc.tuple(tie("texts"), fc.constantFrom("contains", "startsWith", "endsWith"), tie("texts")).map(([a, method, b]) => `${a}.${method}(${b})`),
      fc
        .tuple(fc.constantFrom("record.list", "[1, 2, 0]"), fc.constantFrom("all", "exists", "exists_one"), tie("bools"))
        .map(([list, method, when]) => `${list}.${method}(x, ${when})`),
    ),
    lists: fc.oneof(
      options,
      fc.constantFrom("record.list", "[1, 2]", "[3]"),
      both(tie("lists"), ["+"], tie("lists")),
      fc.tuple(fc.constantFrom("record.list", "[0, 4]"), tie("ints")).map(([list, value]) => `${list}.map(x, ${value})`),
      fc.tuple(fc.constantFrom("record.list", "[0, 4]"), tie("bools")).map(([list, when]) => `${list}.filter(x, ${when})`),
    ),
    textLists: fc.oneof(
      options,
      fc.constantFrom("record.texts", '["甲"]'),
      tie("texts").map((value) => `${value}.split("B")`),
    ),
  };
});

const facts = fc.record({
  a: fc.integer({ min: -5, max: 20 }),
  b: fc.integer({ min: -2, max: 3 }),
  d: fc.constantFrom(0, 0.5, -2.25, 3),
  s: fc.constantFrom("", "aB", "甲乙", "𠮷"),
  t: fc.constantFrom("甲", "b", "aBc"),
  yes: fc.boolean(),
  list: fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 4 }),
  texts: fc.array(fc.constantFrom("甲", "a"), { maxLength: 2 }),
});

const isInt = (name: string) => name === "a" || name === "b";
const toCel = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, isInt(name) ? BigInt(value as number) : name === "list" ? (value as number[]).map(BigInt) : value]),
  );

function fromCel(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return value + 0;
  return Array.isArray(value) ? value.map(fromCel) : value;
}

const outcome = (compute: () => unknown): { value: unknown } | { error: string } => {
  try {
    return { value: compute() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

test("compiled expressions mean what the reference evaluator makes of them", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(ints, bools, texts, doubles, lists, textLists), facts, (drawn, record) => {
      // A variable outside its list is a free name: give it a list.
      const source = `[7].map(x, ${drawn})`;
      const expected = outcome(() => reference.evaluate(source, { record: toCel(record) }));
      const actual = outcome(() => evaluate(source, { record }));
      if ("error" in actual && /EXPRESSION_TOO_COSTLY|too large/.test(actual.error)) return;
      if ("error" in expected || "error" in actual) {
        expect([source, "error" in actual ? "error" : actual, "error" in expected ? "error" : expected]).toEqual([source, "error", "error"]);
        return;
      }
      compared += 1;
      expect([source, fromCel(actual.value)]).toEqual([source, fromCel(expected.value)]);
    }),
    { numRuns: 4000 },
  );
  expect(compared).toBeGreaterThan(1500);
});

test("division by zero fails as in CEL, and a deciding side absorbs it", () => {
  expect(() => evaluate("record.a / record.b == 1")).toThrowError(expect.objectContaining({ code: ExpressionFailed.kind.code }));
  expect(evaluate("record.a / record.b == 1 || true")).toBe(true);
  expect(evaluate("true || record.a / record.b == 1")).toBe(true);
  expect(evaluate("record.a / record.b == 1 && false")).toBe(false);
  expect(evaluate("[0, 1].exists(x, 1 / x == 1)")).toBe(true);
});
