import { runSchedules } from "@zhili/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Door, type Name, openDoor } from "./office-door.js";

const DUTY = {
  id: "duty",
  title: "值班",
  titleTemplate: "{{day}}值班",
  schema: {
    type: "object",
    required: ["who"],
    properties: {
      who: { type: "string", title: "值班人" },
      phone: { type: "string", title: "电话", format: "cn-mobile", sensitive: "phone" },
      day: { type: "string", title: "日期", format: "date" },
      last: { type: "string", title: "最后一天", format: "date" },
      begins: { type: "string", title: "开始时间", format: "date-time" },
      part: {
        type: "string",
        title: "时段",
        options: [
          { id: "morning", title: "上午" },
          { id: "afternoon", title: "下午" },
        ],
      },
    },
  },
};
const HOLIDAYS = {
  id: "holidays",
  title: "日历",
  weekend: [6, 7],
  years: [{ id: "2026", holidays: [{ id: "2026-03-09", title: "庙会" }], workdays: [{ id: "2026-03-14", title: "庙会调休上班" }] }],
};
const PAGE = {
  id: "rota",
  title: "值班表",
  blocks: [
    {
      id: "month",
      type: "calendar",
      calendar: {
        entries: [
          { id: "days", title: "坐班", recordType: "duty", start: "day", end: "last", time: "part", show: ["who", "phone"] },
          { id: "hours", recordType: "duty", start: "begins" },
        ],
      },
    },
    { id: "own", type: "calendar", own: true, calendar: { entries: [{ id: "days", recordType: "duty", start: "day" }] } },
    { id: "list", type: "list", recordType: "duty" },
    {
      id: "coming",
      type: "calendar",
      calendar: { entries: [{ id: "days", recordType: "duty", start: "day", schedules: ["fridays"], show: ["who", "phone"] }] },
    },
  ],
};
/** Somebody of every township, each Friday. */
const FRIDAYS = {
  id: "fridays",
  title: "周五轮值",
  rule: "FREQ=WEEKLY;BYDAY=FR",
  from: "2026-03-02",
  at: "09:00",
  for: { level: "township" },
  creates: { recordType: "duty", data: { who: '"轮值"', day: "occurrence", phone: '"19900000022"' } },
};
/** Reads every duty, but not on which day it is. */
const LOOKER = {
  id: "looker",
  title: "看人",
  rules: [{ id: "read", actions: ["read"], subjects: ["record-type/duty", "record-type/matter"], fields: ["who", "name"], anywhere: true }],
};

interface Shown {
  readonly text: string;
  readonly kind?: string;
  readonly time?: string;
  readonly start: string;
  readonly end: string;
  readonly coming?: boolean;
}

interface Month {
  readonly month: string;
  readonly today: string;
  readonly days: readonly { readonly date: string; readonly kind: string; readonly title?: string }[];
  readonly items: readonly Shown[];
  readonly unknownYears: readonly string[];
  readonly cut: boolean;
}

describe("a calendar at the HTTP door", () => {
  let door: Door;
  beforeAll(async () => {
    const more = {
      "record-types/duty.json": DUTY,
      "calendars/holidays.json": HOLIDAYS,
      "pages/rota.json": PAGE,
      "schedules/fridays.json": FRIDAYS,
      "roles/looker.json": LOOKER,
    };
    door = await openDoor({ more });
    await add("east", "t1", { who: "东甲", day: "2026-03-04", part: "afternoon", phone: "19900000011" });
    await add("east", "t1", { who: "东乙", day: "2026-03-04", part: "morning" });
    await add("east", "t1", { who: "东丙", day: "2026-02-10", last: "2026-03-03" });
    await add("east", "t1", { who: "东丁", day: "2026-04-20" });
    await add("east", "t1", { who: "东戊", begins: "2026-03-05T16:30:00.000Z" });
    await add("west", "t2", { who: "西甲", day: "2026-03-04" });
  });
  afterAll(() => door.close());

  const add = async (name: Name, orgUnit: string, data: object) => {
    const made = await (await door.signIn(name)).ask("POST", "/records/office/duty", { orgUnit, data });
    expect(made.statusCode, made.body).toBe(201);
  };
  const ask = async (name: Name, query = "", block = "month") =>
    (await door.signIn(name)).ask("GET", `/pages/office/rota/calendars/${block}${query === "" ? "" : `?${query}`}`);
  const month = async (...asked: Parameters<typeof ask>) => {
    const read = await ask(...asked);
    expect(read.statusCode, read.body).toBe(200);
    return read.json<Month>();
  };
  const told = ({ items }: Month) => items.map(({ kind = "", time = "", text, start, end }) => [kind, time, text, start, end].join("|"));

  it("shows the present month in whole weeks, by day and part of the day, masked, with what began earlier and still goes on", async () => {
    const shown = await month("east");
    expect([shown.month, shown.today, shown.days[0]?.date, shown.days.at(-1)?.date]).toEqual(["2026-03", "2026-03-02", "2026-02-23", "2026-04-05"]);
    expect(told(shown)).toEqual([
      "坐班||东丙|2026-02-10|2026-03-03",
      "坐班|上午|东乙|2026-03-04|2026-03-04",
      "坐班|下午|东甲 · 199****0011|2026-03-04|2026-03-04",
      "|00:30|值班|2026-03-06|2026-03-06",
    ]);
    expect(shown.cut).toBe(false);
    expect(told(await month("east", "month=2026-04"))).toEqual(["坐班||东丁|2026-04-20|2026-04-20"]);
    expect(told(await month("east", "month=2026-06"))).toEqual([]);
  });

  it("names weekends, days off and adjusted workdays as the work calendar has them, and says which years it does not know", async () => {
    const { days, unknownYears } = await month("east");
    const kinds = Object.fromEntries(days.map(({ date, kind, title }) => [date, title === undefined ? kind : `${kind} ${title}`]));
    expect(kinds["2026-03-09"]).toBe("holiday 庙会");
    expect(kinds["2026-03-14"]).toBe("adjusted-workday 庙会调休上班");
    expect([kinds["2026-03-15"], kinds["2026-03-16"]]).toEqual(["weekend", "workday"]);
    expect(unknownYears).toEqual([]);
    expect((await month("east", "month=2031-05")).unknownYears).toEqual(["2031"]);
  });

  it("a township sees only its own, whatever place it asks for", async () => {
    expect(told(await month("west"))).toEqual(["坐班||西甲|2026-03-04|2026-03-04"]);
    expect(told(await month("west", "orgUnit=c1"))).toEqual(["坐班||西甲|2026-03-04|2026-03-04"]);
    expect(told(await month("west", "orgUnit=t1"))).toEqual([]);
  });

  it("shows nothing to somebody who may not read the day, and nothing of elsewhere where only the own place is wanted", async () => {
    expect((await (await door.signIn("lou")).ask("GET", "/records/office/duty")).json<{ items: unknown[] }>().items).toHaveLength(6);
    expect(told(await month("lou"))).toEqual([]);
    expect(told(await month("sue"))).toEqual([]);
    expect(told(await month("west", "", "own"))).toEqual(["||2026-03-04值班|2026-03-04|2026-03-04"]);
  });

  it("shows what a schedule will still make, masked, once, and only where the records will be open to the person", async () => {
    const days = ({ items }: Month) => items.filter(({ coming }) => coming === true).map(({ start, text }) => `${start} ${text}`);
    const fridays = ["2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03"].map((day) => `${day} 轮值 · 199****0022`);
    expect(days(await month("east", "", "coming"))).toEqual(fridays);
    expect(days(await month("east", "orgUnit=t2", "coming"))).toEqual([]);
    expect(days(await month("east", "month=2026-02", "coming"))).toEqual([]);
    expect(days(await month("lou", "", "coming"))).toEqual([]);
    door.office.clock.set(new Date("2026-03-06T00:00:00.000Z"));
    await runSchedules(door.office.platform);
    door.office.clock.set(new Date("2026-03-06T01:00:00.000Z"));
    await runSchedules(door.office.platform);
    const after = await month("east", "", "coming");
    expect(days(after)).toEqual(fridays.slice(1));
    expect(after.items.filter(({ start, coming }) => start === "2026-03-06" && coming === undefined).map(({ text }) => text)).toEqual(["轮值 · 199****0022"]);
    door.office.clock.set(new Date("2026-03-02T01:00:00.000Z"));
  });

  it("a month that is none, and a block that is no calendar, are refused", async () => {
    expect((await ask("east", "month=2026-13")).statusCode).toBe(400);
    const none = await ask("east", "", "list");
    expect([none.statusCode, none.json<{ code: string }>().code]).toEqual([404, "DEFINITION_UNKNOWN"]);
  });
});
