import {
  birthDateOf,
  builtinFormats,
  checkDigitOf,
  dateOfNumber,
  dayNumber,
  formatDate,
  isIdNumber,
  parseDate,
  shiftMonths,
  weekday,
} from "@zhili/engine/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const format = (id: string) => {
  const found = builtinFormats.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe.each<[string, readonly unknown[], readonly unknown[]]>([
  [
    "cn-id-number",
    ["11010519491231002X", `51999919900101001${checkDigitOf("51999919900101001")}`],
    ["110105194912310021", "11010519491331002X", "11010519491231002x", "1101051949123100", "01010519491231002X", 110105194912310020],
  ],
  ["cn-mobile", ["13800001234", "19912345678"], ["12800001234", "1380000123", "138000012345", "+8613800001234"]],
  ["region-code", ["522323", "522323101", "522323101001"], ["52232", "0522323", "5223231", "52232310100"]],
  ["date", ["2026-02-28", "2024-02-29"], ["2026-02-29", "2026-2-1", "2026-13-01", "20260101", 20260101]],
  ["date-time", ["2026-03-02T09:30", "2026-03-02T09:30:15.123Z", "2026-03-02T09:30:00+08:00"], ["2026-03-02", "2026-03-02T24:00", "2026-02-30T09:30"]],
  ["time", ["09:30", "23:59:59"], ["24:00", "9:30", "09:60"]],
  ["email", ["a.b@example.org"], ["a@b", "a b@example.org", "@example.org"]],
  ["uri", ["https://example.org/a?b=1"], ["javascript:alert(1)", "ftp://example.org", "https://a b", "example.org"]],
  ["attachment", ["f_01-Ab"], ["../x", "", 5]],
  ["signature", ["s1"], ["a b", {}]],
  ["money", [0, -150, 99_999_999], [1.5, "1", 2 ** 60]],
  ["quantity", [{ value: 3, qualifier: "≥", unit: "户" }, { value: 3 }], [{ value: "3" }, { value: 3, qualifier: ">" }, { value: 3, more: 1 }, 3, null]],
])("%s", (id, right, wrong) => {
  test("takes what is right", () => {
    expect(right.length).toBeGreaterThan(0);
    expect(right.filter((value) => !format(id).validate(value))).toEqual([]);
  });
  test("refuses what is wrong", () => {
    expect(wrong.filter((value) => format(id).validate(value))).toEqual([]);
  });
});

describe("identity numbers", () => {
  const first17 = fc
    .tuple(fc.integer({ min: 110_000, max: 659_999 }), fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 0, max: 999 }))
    .map(([region, day, order]) => `${region}${formatDate(dateOfNumber(day)).replaceAll("-", "")}${String(order).padStart(3, "0")}`);

  test("any region, date and order with its check digit is one; the birth date comes back", () => {
    fc.assert(
      fc.property(first17, (digits) => {
        const id = digits + checkDigitOf(digits);
        expect(isIdNumber(id)).toBe(true);
        expect(birthDateOf(id)?.replaceAll("-", "")).toBe(digits.slice(6, 14));
      }),
    );
  });

  test("one wrong digit or two neighbours swapped is always noticed", () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const check = checkDigitOf(digits);
        const slip = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
        expect(isIdNumber(slip + check)).toBe(false);
        const swapped = digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2);
        if (at < 16 && digits[at] !== digits[at + 1]) expect(isIdNumber(swapped + check)).toBe(false);
      }),
    );
  });

  test("masks keep what the regulation lets be seen", () => {
    expect(format("cn-id-number").mask?.("11010519491231002X")).toBe("11*************02X");
    expect(format("cn-mobile").mask?.("13800001234")).toBe("138****1234");
  });

  test("are written the usual way", () => {
    expect(format("cn-id-number").normalize?.(" 11010519491231002x ")).toBe("11010519491231002X");
    expect(format("cn-mobile").normalize?.("+86 138-0000-1234")).toBe("13800001234");
  });
});

describe("civil dates", () => {
  const day = fc.integer({ min: -700_000, max: 2_900_000 });

  test("numbers and dates go both ways, one day apart, through the week", () => {
    fc.assert(
      fc.property(day, (number) => {
        const date = dateOfNumber(number);
        expect(dayNumber(date)).toBe(number);
        if (number > -100_000 && number < 100_000) {
          const reference = new Date(number * 86_400_000);
          expect(formatDate(date)).toBe(reference.toISOString().slice(0, 10));
          expect(weekday(number) % 7).toBe(reference.getUTCDay());
          expect(parseDate(formatDate(date))).toEqual(date);
        }
      }),
    );
  });

  test("moving by months keeps the day or takes the month's last", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (number, months) => {
        const date = dateOfNumber(number);
        const moved = shiftMonths(date, months);
        expect(moved.year * 12 + moved.month - (date.year * 12 + date.month)).toBe(months);
        expect(moved.day).toBeLessThanOrEqual(date.day);
        expect(dateOfNumber(dayNumber(moved))).toEqual(moved);
      }),
    );
  });
});
