import { compileCalendar } from "@zhili/engine/calendar";
import { compileExpression, typeOfSchema } from "@zhili/engine/expression";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendar2026 } from "../calendar/calendar-2026.js";
import { evaluate } from "./evaluate.js";

const facts = {
  today: "2026-03-02",
  now: "2026-03-02T01:00:00.000Z",
  $calendar: compileCalendar(calendar2026),
  record: { list: [3, 1, 2], texts: ["b", "a"], date: "2026-01-31" },
};

describe("functions", () => {
  test.each<[string, unknown]>([
    ['daysBetween("2026-02-27", today)', 3],
    ['daysBetween(now, "2026-03-01")', -1],
    ["addDays(record.date, 1)", "2026-02-01"],
    ["addMonths(record.date, 1)", "2026-02-28"],
    ['addMonths("2024-02-29", 12)', "2025-02-28"],
    ['addWorkdays("2026-09-28", 5)', "2026-10-10"],
    ['workdaysBetween("2026-09-18", "2026-09-24")', 5],
    ["[year(today), month(today)]", [2026, 3]],
    ['minutesBetween("2026-03-02T09:00:00+08:00", "2026-03-02T10:30:00+08:00")', 90],
    ['minutesBetween("2026-03-02T09:00", now)', -480],
    ['[minutesBetween("", now), minutesBetween(now, "2026-03-02T01:00:59Z")]', [0, 0]],
    ['age("2008-03-02", today)', 18],
    ['age("2008-03-03", today)', 17],
    ['[age("", today), year(""), daysBetween("", today)]', [0, 0, 0]],
    ['addDays("", 3) + addWorkdays("", 1)', ""],
    ["sum(record.list)", 6],
    ["sum([0.1, 0.2])", 0.3],
    ["[least(record.list), most(record.list)]", [1, 3]],
    ["least(record.texts)", "a"],
    ["[sum([]), average([])]", [0, 0]],
    ["average(record.list)", 2],
    ["round(2.345, 2)", 2.35],
    ["round(1.005, 2)", 1.01],
    ["round(-2.5)", -3],
    ["round(1234.0, -2)", 1200],
    ["[floor(-1.5), ceil(-1.5)]", [-2, -1]],
    ["abs(-3)", 3],
    ["[min(2, 1), max(2, 1, 3)]", [1, 3]],
    ['max("2026-01-01", record.date)', "2026-01-31"],
    ['join(record.texts, "、")', "b、a"],
    ['join(record.list, "-")', "3-1-2"],
    ['text(3) + text(2.50) + text(true) + text("x")', "32.5truex"],
    ['number(" 12.5 ") + number("")', 12.5],
    ['int("42") + int(2.9)', 44],
    ['[maskName("张三"), maskName("欧阳小明"), maskName("李")]', ["张*", "欧**明", "李"]],
    ['rx("2026-A1", "^\\\\d{4}-[A-Z]\\\\d$")', true],
    ['rx("甲乙", "^\\\\p{Han}+$")', true],
    ['"Abc".lowerAscii() + "x".upperAscii() + " y ".trim()', "abcXy"],
    ['"a-b-c".split("-", 2)', ["a", "b-c"]],
    ['"甲乙丙".substring(1, 2)', "乙"],
    ['size({"a": 1})', 1],
    ['"a" in {"a": 1}', true],
    ["[1, 2, 3].filter(x, x > 1).map(x, x * 2)", [4, 6]],
    ["[1, 2, 3].map(x, x > 1, x * 10)", [20, 30]],
    ["[1, 2].exists_one(x, x > 1)", true],
  ])("%s", (source, expected) => {
    expect(evaluate(source, facts)).toEqual(expected);
  });

  test.each(['daysBetween("soon", today)', 'number("abc")', "addDays(today, 99999999)", '"abc".substring(5)', "sum(any)", "[1][3]"])(
    "%s fails with a reason",
    (source) => {
      expect(() => evaluate(source, { ...facts, any: ["x"] })).toThrowError(expect.objectContaining({ code: "EXPRESSION_FAILED" }));
    },
  );

  test("a failure says why in the reader's language", () => {
    try {
      evaluate("record.a / 0", {});
      expect.unreachable();
    } catch (error) {
      expect((error as { messageIn(language: string): string }).messageIn("zh-CN")).toBe("计算「record.a / 0」时出错：除数不能为0");
    }
  });

  test("workdays need a calendar", () => {
    expect(() => evaluate('addWorkdays("2026-03-02", 1)', {})).toThrowError(/calendar/);
  });

  test("patterns take linear time", () => {
    const start = performance.now();
    expect(evaluate('rx(any, "(a+)+b")', { any: "a".repeat(20_000) })).toBe(false);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test("rounding agrees with decimal writing", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (thousandths) => {
        const rounded = evaluate("round(any, 2)", { any: thousandths / 1000 }) as number;
        const exact = (Math.sign(thousandths) * Math.floor((Math.abs(thousandths) + 5) / 10)) / 100;
        expect(rounded + 0).toBe(exact + 0);
      }),
    );
  });
});

test("schemas give the types that expressions see", () => {
  const type = typeOfSchema({
    type: "object",
    properties: {
      n: { type: "integer" },
      x: { type: "number" },
      pay: { type: "number", format: "money" },
      rows: { type: "array", maxItems: 5, items: { type: "object", properties: { on: { type: "boolean" } } } },
      area: { type: "object", format: "quantity" },
    },
  });
  expect(type).toEqual({
    object: {
      n: "int",
      x: "double",
      pay: "int",
      rows: { list: { object: { on: "bool" } }, most: 5 },
      area: { object: { value: "double", qualifier: "string", unit: "string" } },
    },
  });
  const result = compileExpression("record.area.value > 3 && record.rows.all(r, r.on)", { record: type });
  expect(result.ok && result.expression.evaluate({ record: { area: { value: 4 } } })).toBe(true);
});
