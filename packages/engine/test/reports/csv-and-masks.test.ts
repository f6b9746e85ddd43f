import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, maskRow, maskValue } from "./reports-kit.js";

describe("a cell of CSV", () => {
  it.each(["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "－x", "|calc", "-1+cmd|' /C calc'!A0"])(
    "keeps %j from becoming a formula",
    (text) => {
      expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );

  it.each(["-12", "-0.5", "12", "abc", "甲", "2026-03-02", ""])("leaves %j as it is", (text) => {
    expect(csvCell(text)).toBe(text);
  });

  it("can be read back, and no cell begins like a formula", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("=", "-", "+", "@", "\t", "\r", "\n", '"', ",", "1", "a", " ") }), (text) => {
        const cell = csvCell(text);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read === text || read === `'${text}`).toBe(true);
        expect(/^\s*[=+\-@]/.test(read) && !/^-\d+(\.\d+)?$/.test(read)).toBe(false);
      }),
    );
  });
});

describe("masks", () => {
  it.each([
    ["name", "张样", "张*"],
    ["name", "张春样", "张*样"],
    ["name", "欧阳春样", "欧**样"],
    ["phone", "13812341234", "138****1234"],
    ["phone", "88123456", "****3456"],
    ["id-number", "110101199003070134", "11*************134"],
    ["address", "云南省某县甲镇乙村12号", "云南省某县甲镇***"],
    ["address", "某县光明路3号", "某县***"],
    ["address", "光明路3号", "***"],
    ["account", "6222020000001234", "****1234"],
    ["text", "病史", "***"],
    ["phone", "", ""],
  ])("%s %s is shown as %s", (kind, value, expected) => {
    expect(maskValue(kind, value)).toBe(expected);
    expect(maskValue(kind, expected)).toBe(expected);
  });

  it("hides all fields of a row but those that are open, and leaves the row itself alone", () => {
    const row = { name: "张春样", phone: "13812341234", n: 1 };
    const kinds = new Map([
      ["name", "name"],
      ["phone", "phone"],
    ]);
    expect(maskRow(row, kinds, ["name"])).toEqual({ name: "张春样", phone: "138****1234", n: 1 });
    expect(row.phone).toBe("13812341234");
  });
});
