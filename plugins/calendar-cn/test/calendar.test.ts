import { readFileSync } from "node:fs";
import type { ReadScope } from "@zhili/plugin-api";
import { expect, test } from "vitest";
import { dayOf, workdaysBetween } from "../src/day.js";
import { plugin } from "../src/index.js";

const { guards, reportHelpers, sources } = plugin.contributes;

test("holidays and adjusted workdays are as the State Council says, other days by the week", () => {
  expect(dayOf("2026-10-01")).toEqual({ works: false, title: "国庆节" });
  expect(dayOf("2026-10-10")).toEqual({ works: true, title: "调休上班" });
  expect(dayOf("2026-10-17")).toEqual({ works: false, title: "周末" });
  expect(dayOf("2026-10-09")).toEqual({ works: true, title: "" });
});

test("the calendar of the base pack and this one agree on every day of their years", () => {
  const base = JSON.parse(readFileSync(new URL("../../../templates/base/calendars/holidays.json", import.meta.url), "utf8")) as {
    years: { holidays: { id: string }[]; workdays: { id: string }[] }[];
  };
  for (const { holidays, workdays } of base.years) {
    expect(holidays.filter(({ id }) => dayOf(id).works)).toEqual([]);
    expect(workdays.filter(({ id }) => !dayOf(id).works)).toEqual([]);
  }
});

test("workdays between two days leave out the National Day week and count the adjusted Saturday", () => {
  expect(workdaysBetween("2026-09-30", "2026-10-10")).toBe(3);
  expect(workdaysBetween("2026-10-10", "2026-09-30")).toBe(-3);
  expect(workdaysBetween("2026-10-09", "2026-10-09")).toBe(0);
  expect(() => workdaysBetween("2026-10-09", "soon")).toThrow("soon");
});

test("the fact counts to today when no end is given", async () => {
  const scope = { today: "2026-10-10", evaluate: () => "2026-09-30" } as unknown as ReadScope;
  expect(await sources?.[0]?.gather({ from: "record.date" }, scope)).toBe(3);
});

test("the guard says no on a holiday, with its name for the words of the refusal", () => {
  expect(guards?.[0]?.check({}, { today: "2026-10-01" })).toEqual({ ok: false, explain: { day: "2026-10-01", title: "国庆节" } });
  expect(guards?.[0]?.check({ field: "date" }, { today: "2026-10-01", record: { date: "2026-10-10" } })).toMatchObject({ ok: true });
});

test("a report can say what a day is", () => {
  expect(["2026-10-09", "2026-10-03", "2026-10-17", "none"].map((day) => reportHelpers?.[0]?.render([day], {}))).toEqual(["工作日", "国庆节", "周末", ""]);
});
