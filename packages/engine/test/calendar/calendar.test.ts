import { CalendarNoWorkdays, CalendarTooFar, checkCalendar, compileCalendar } from "@zhili/engine/calendar";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendar2026 } from "./calendar-2026.js";

const calendar = compileCalendar(calendar2026);
const anyDate = fc.integer({ min: 20_000, max: 21_500 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe("workdays of 2026", () => {
  test.each([
    ["2026-09-18", "2026-09-24"],
    ["2026-09-28", "2026-10-10"],
    ["2026-09-30", "2026-10-13"],
    ["2026-02-13", "2026-02-27"],
  ])("five workdays after %s end on %s", (from, last) => {
    expect(calendar.addWorkdays(from, 5)).toBe(last);
    expect(calendar.workdaysBetween(from, last)).toBe(5);
    expect(calendar.noticeEnd(`${from}T02:00:00.000Z`, 5, "workdays").lastDay).toBe(last);
  });

  test("adjusted workdays are worked, holidays and weekends are not", () => {
    expect(["2026-09-20", "2026-10-10", "2026-02-14", "2026-03-02"].map(calendar.isWorkday)).toEqual([true, true, true, true]);
    expect(["2026-10-01", "2026-10-08", "2026-10-11", "2026-02-16"].map(calendar.isWorkday)).toEqual([false, true, false, false]);
  });

  test("a notice closes at midnight after its last day, local time", () => {
    expect(calendar.noticeEnd("2026-09-28T01:00:00.000Z", 5, "workdays")).toEqual({ lastDay: "2026-10-10", closesAt: "2026-10-10T16:00:00.000Z" });
    expect(calendar.noticeEnd("2026-09-28T01:00:00.000Z", 7, "calendar")).toEqual({ lastDay: "2026-10-05", closesAt: "2026-10-05T16:00:00.000Z" });
  });

  test("a notice posted late in the evening UTC counts from the next local day", () => {
    expect(calendar.localDate("2026-09-27T16:30:00.000Z")).toBe("2026-09-28");
    expect(calendar.noticeEnd("2026-09-27T16:30:00.000Z", 5, "workdays").lastDay).toBe("2026-10-10");
  });

  test("it says which years it knows", () => {
    expect([2025, 2026, 2027].map(calendar.knows)).toEqual([false, true, false]);
  });
});

describe("durations", () => {
  test.each([
    ["2026-09-28T01:00:00.000Z", "P5WD", "2026-10-10T16:00:00.000Z"],
    ["2026-03-02T01:00:00.000Z", "PT24H", "2026-03-03T01:00:00.000Z"],
    ["2026-01-31T01:00:00.000Z", "P1M", "2026-02-28T01:00:00.000Z"],
    ["2026-03-31T01:00:00.000Z", "-P1M", "2026-02-28T01:00:00.000Z"],
    ["2026-03-02T01:00:00.000Z", "-P1D", "2026-03-01T01:00:00.000Z"],
    ["2026-03-02T01:00:00.000Z", "P2W", "2026-03-16T01:00:00.000Z"],
    ["2026-03-02T01:00:00.000Z", "P1Y2M3DT4H5M6S", "2027-05-05T05:05:06.000Z"],
    ["2026-10-10T16:00:00.000Z", "-P1WD", "2026-10-09T16:00:00.000Z"],
    ["2026-10-08T07:00:00.000Z", "-P1WD", "2026-09-30T07:00:00.000Z"],
    ["2026-03-02T01:00:00.000Z", "PT0S", "2026-03-02T01:00:00.000Z"],
  ])("%s moved by %s is %s", (from, duration, to) => {
    expect(calendar.addDuration(from, duration)).toBe(to);
  });

  test.each(["", "P", "PT", "5D", "P1WDT2H", "P-1D", "P1.5D"])("%j is refused", (duration) => {
    expect(() => calendar.addDuration("2026-03-02T01:00:00.000Z", duration)).toThrowError(expect.objectContaining({ code: "CALENDAR_BAD_DURATION" }));
  });

  test("what is not a date or a moment is refused", () => {
    expect(() => calendar.addWorkdays("2026-02-30", 1)).toThrowError(expect.objectContaining({ code: "CALENDAR_BAD_DATE" }));
    expect(() => calendar.localDate("2026-03-02")).toThrowError(expect.objectContaining({ code: "CALENDAR_BAD_MOMENT" }));
    expect(() => calendar.addWorkdays("2026-03-02", 1e9)).toThrowError(expect.objectContaining({ code: CalendarTooFar.kind.code }));
  });
});

describe("laws", () => {
  test("adding workdays and counting them are inverse", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 400 }), (date, count) => {
        const end = calendar.addWorkdays(date, count);
        expect(calendar.isWorkday(end)).toBe(true);
        expect(calendar.workdaysBetween(date, end)).toBe(count);
      }),
    );
  });

  test("going back undoes going forth from a workday", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 400 }), (date, count) => {
        fc.pre(calendar.isWorkday(date));
        expect(calendar.addWorkdays(calendar.addWorkdays(date, count), -count)).toBe(date);
      }),
    );
  });

  test("counting agrees with looking at every day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 500 }), (date, length) => {
        const start = Date.parse(date);
        let expected = 0;
        for (let day = 1; day <= length; day += 1) if (calendar.isWorkday(new Date(start + day * 86_400_000).toISOString().slice(0, 10))) expected += 1;
        const end = new Date(start + length * 86_400_000).toISOString().slice(0, 10);
        expect(calendar.workdaysBetween(date, end)).toBe(expected);
        expect(calendar.workdaysBetween(end, date) + expected).toBe(0);
      }),
    );
  });

  test("in every zone a day begins on that day and not a moment earlier", () => {
    const zones = ["America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Beirut"].map((zone) => compileCalendar({ ...calendar2026, zone }));
    const cairo = compileCalendar({ ...calendar2026, zone: "Africa/Cairo" });
    fc.assert(
      fc.property(fc.integer({ min: 14_000, max: 21_500 }), fc.constantFrom(cairo, ...zones), (day, zoned) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const start = zoned.startOfDay(date);
        expect(zoned.localDate(start)).toBe(date);
        expect(zoned.localDate(new Date(Date.parse(start) - 1).toISOString()) < date).toBe(true);
      }),
      { numRuns: 500, examples: [[20_203, cairo]] },
    );
  });
});

describe("a calendar that cannot be right", () => {
  test("is told with the place", () => {
    const wrong = {
      ...calendar2026,
      zone: "Asia/Nowhere",
      years: [
        {
          id: "2026",
          holidays: [
            { id: "2025-01-01", title: "元旦" },
            { id: "2026-01-02", title: "元旦" },
          ],
          workdays: [{ id: "2026-01-02", title: "班" }],
        },
      ],
    };
    expect(checkCalendar(wrong).map(({ code, path }) => [code, path])).toEqual([
      ["CALENDAR_UNKNOWN_ZONE", "/zone"],
      ["CALENDAR_WRONG_YEAR", "/years/0/holidays/0/id"],
      ["CALENDAR_CONTRADICTION", "/years/0/workdays/0/id"],
    ]);
    expect(checkCalendar(calendar2026)).toEqual([]);
  });

  test("without any workday is refused", () => {
    expect(() => compileCalendar({ ...calendar2026, weekend: [1, 2, 3, 4, 5, 6, 7] })).toThrowError(
      expect.objectContaining({ code: CalendarNoWorkdays.kind.code }),
    );
  });
});
