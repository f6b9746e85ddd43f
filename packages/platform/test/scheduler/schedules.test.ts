import type { JsonObject, StoredRecord } from "@zhili/contracts";
import {
  createPlatform,
  createUser,
  createVault,
  deliverOutbox,
  grantRole,
  listMessages,
  restoreConfiguration,
  runSchedules,
  type Scheduler,
  startScheduler,
  submitForm,
  takeTransition,
} from "@zhili/platform";
import { beforeEach, expect, test } from "vitest";
import { MINUTE, type Office, openOffice, person } from "../office/open-office.js";

const DAY = 24 * 60 * MINUTE;

/** Meetings of townships with a host who takes turns; `held` is reached by minutes. */
const MEETING: JsonObject = {
  id: "meeting",
  title: "会议",
  titleTemplate: "{{day}}例会",
  schema: {
    type: "object",
    required: ["day"],
    properties: { day: { type: "string", title: "日期", format: "date" }, host: { type: "string", title: "主持" }, club: { type: "string", title: "社团" } },
  },
};
const CLUB: JsonObject = {
  id: "club",
  title: "社团",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称" },
      hosts: { type: "array", title: "轮值", items: { type: "string" } },
      active: { type: "boolean", title: "在册" },
    },
  },
};
const MEETING_FLOW: JsonObject = {
  id: "meeting",
  title: "会议流程",
  recordType: "meeting",
  initial: "planned",
  states: [
    { id: "planned", title: "已安排" },
    { id: "held", title: "已召开", kind: "final" },
  ],
  transitions: [{ id: "hold", title: "召开", from: ["planned"], to: "held", roles: ["clerk"] }],
};
const monthly = (more: JsonObject = {}): JsonObject => ({
  id: "monthly",
  title: "每月例会",
  rule: "FREQ=MONTHLY;BYMONTHDAY=15",
  from: "2026-01-15",
  at: "09:00",
  creates: { recordType: "meeting", data: { day: "occurrence" } },
  for: { level: "township" },
  due: "P5D",
  doneIn: ["held"],
  missed: { roles: ["clerk"], toLevel: "county", title: "{{occurrence}}例会未召开" },
  ...more,
});

function openWith(schedule: JsonObject, start = "2026-03-02T01:00:00.000Z"): Promise<Office> {
  return openOffice({
    start,
    more: {
      "record-types/meeting.json": MEETING,
      "record-types/club.json": CLUB,
      "workflows/meeting.json": MEETING_FLOW,
      [`schedules/${String(schedule.id)}.json`]: schedule,
    },
  });
}

const meetings = async (office: Office): Promise<StoredRecord[]> =>
  (await office.platform.store.find("record:office:meeting", {}, { sort: [{ path: "data.day", direction: "asc" }] })).items as unknown as StoredRecord[];

/** Lets days pass, looking once a day. */
async function days(office: Office, count: number, look: () => Promise<unknown> = () => runSchedules(office.platform)): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    office.wait(DAY);
    await look();
  }
}

test("each occurrence makes one record for each org unit, from the day the schedule is first seen", async () => {
  const office = await openWith(monthly());
  expect(await runSchedules(office.platform)).toBe(0);
  await days(office, 80);
  const made = await meetings(office);
  expect(made.map((one) => [one.data.day, one.orgUnit]).sort()).toEqual([
    ["2026-03-15", "t1"],
    ["2026-03-15", "t2"],
    ["2026-04-15", "t1"],
    ["2026-04-15", "t2"],
    ["2026-05-15", "t1"],
    ["2026-05-15", "t2"],
  ]);
  expect(made[0]).toMatchObject({ title: "2026-03-15例会", state: "planned", createdBy: "system" });
});

test("a server that was away makes up for what it missed, once", async () => {
  const office = await openWith(monthly());
  await runSchedules(office.platform);
  office.wait(75 * DAY);
  await runSchedules(office.platform);
  await runSchedules(office.platform);
  expect((await meetings(office)).map((one) => one.data.day)).toEqual(["2026-03-15", "2026-03-15", "2026-04-15", "2026-04-15", "2026-05-15", "2026-05-15"]);
});

test("two schedulers on one store make each record once", async () => {
  const office = await openWith(monthly());
  const twin = await createPlatform({ store: office.platform.store, vault: createVault(new Uint8Array(48).fill(7)), clock: office.clock });
  await restoreConfiguration(twin);
  const schedulers: Scheduler[] = [startScheduler(office.platform, { every: 0 }), startScheduler(twin, { every: 0 })];
  const failures: unknown[] = [];
  await Promise.all(schedulers.map((one) => one.runOnce()));
  await days(office, 80, async () => {
    await Promise.all(
      [...schedulers.map((one) => one.runOnce()), runSchedules(office.platform), runSchedules(twin)].map((work) => work.catch((error) => failures.push(error))),
    );
  });
  expect(failures).toEqual([]);
  expect(await meetings(office)).toHaveLength(6);
  expect(await office.platform.store.count("schedule-runs", {})).toBe(6);
  expect(await office.platform.store.count("tasks", { origin: "schedule:office:monthly" })).toBe(6);
  await Promise.all(schedulers.map((one) => one.stop()));
});

test("one that is not held in time becomes a task and a message at the level above; held late, the task goes", async () => {
  const office = await openWith(monthly());
  const { platform, system } = office;
  const { user } = await createUser(platform, system, { username: "county", name: "县专干" });
  await grantRole(platform, system, { user: user.id, role: "office:clerk", orgUnit: "c1" });
  const clerk = office.as(person(user.id, ["clerk", { id: "c1", path: "/c1/" }]));
  await runSchedules(platform);
  await days(office, 14);
  const [first, second] = await meetings(office);
  await takeTransition(platform, clerk, { type: "office:meeting", id: first?.id ?? "", event: { type: "take", transition: "hold" } });
  await days(office, 6);
  const tasks = await platform.store.find("tasks", { origin: "schedule:office:monthly" });
  expect(tasks.items).toMatchObject([{ title: "2026-03-15例会未召开", orgUnit: "c1", tone: "bad", status: "open", record: { id: second?.id } }]);
  await deliverOutbox(platform);
  expect((await listMessages(platform, office.as(person(user.id)))).items.map(({ title }) => title)).toContain("2026-03-15例会未召开");
  await takeTransition(platform, clerk, { type: "office:meeting", id: second?.id ?? "", event: { type: "take", transition: "hold" } });
  await days(office, 2);
  expect(await platform.store.count("tasks", { origin: "schedule:office:monthly", status: "open" })).toBe(0);
  expect((await platform.store.find("schedule-runs", {})).items.map((run) => run.status).sort()).toEqual(["held", "held-late"]);
});

test("with a reminder before the day, the record is there by then, and people are reminded once", async () => {
  const office = await openWith(monthly({ due: "PT0S", remind: [{ id: "week", at: "-P7D", roles: ["clerk"] }] }));
  const { platform, system } = office;
  const { user } = await createUser(platform, system, { username: "east", name: "东镇" });
  await grantRole(platform, system, { user: user.id, role: "office:clerk", orgUnit: "t1" });
  await runSchedules(platform);
  await days(office, 5);
  expect(await meetings(office)).toHaveLength(0);
  await days(office, 2);
  expect((await meetings(office)).map((one) => one.data.day)).toEqual(["2026-03-15", "2026-03-15"]);
  await deliverOutbox(platform);
  await days(office, 3);
  await deliverOutbox(platform);
  expect((await listMessages(platform, office.as(person(user.id)))).items).toMatchObject([{ title: "每月例会：2026-03-15例会" }]);
});

test("installed shortly before the day, the schedule still makes that day's record", async () => {
  const office = await openWith(monthly({ due: "PT0S", remind: [{ id: "week", at: "-P7D" }] }), "2026-03-12T01:00:00.000Z");
  expect(await runSchedules(office.platform)).toBe(2);
});

test("a holiday moves the day to the workday asked for", async () => {
  for (const [shift, day] of [
    ["next-workday", "2026-03-16"],
    ["previous-workday", "2026-03-13"],
    ["keep", "2026-03-15"],
  ] as const) {
    const office = await openWith(monthly({ shift }));
    await runSchedules(office.platform);
    await days(office, 20);
    expect((await meetings(office)).map((one) => one.data.day)).toEqual([day, day]);
  }
});

test("records of a type take part as long as they fit, and their members take turns", async () => {
  const office = await openWith(
    monthly({
      for: { recordType: "club", where: { active: true } },
      rotate: { among: "hosts", field: "host" },
      creates: { recordType: "meeting", data: { day: "occurrence", club: "record.name" } },
    }),
  );
  const { platform, system } = office;
  for (const [name, active] of [
    ["棋社", true],
    ["诗社", false],
  ] as const) {
    await submitForm(platform, system, { type: "office:club", orgUnit: "t1", data: { name, active, hosts: ["甲", "乙", "丙"] }, byEffect: true });
  }
  await runSchedules(platform);
  await days(office, 110);
  expect((await meetings(office)).map(({ data }) => [data.day, data.club, data.host])).toEqual([
    ["2026-03-15", "棋社", "丙"],
    ["2026-04-15", "棋社", "甲"],
    ["2026-05-15", "棋社", "乙"],
    ["2026-06-15", "棋社", "丙"],
  ]);
});

test("a rota goes through its pool slot by slot, with standbys that come next", async () => {
  const slots = [
    { id: "am", title: "上午", from: "09:00", to: "12:00" },
    { id: "pm", title: "下午", from: "14:00", to: "17:00" },
  ];
  const office = await openWith(
    monthly({
      for: { level: "county" },
      rota: { members: "club", slots, standbys: 1 },
      creates: { recordType: "meeting", data: { day: "occurrence", host: "turn", club: 'slot.id + " " + standbys[0]' } },
    }),
  );
  const { platform, system } = office;
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.push((await submitForm(platform, system, { type: "office:club", orgUnit: "t1", data: { name }, byEffect: true })).id);
  await runSchedules(platform);
  await days(office, 14);
  const [a, b, c] = ids;
  expect((await meetings(office)).map(({ data }) => [data.club, data.host]).sort()).toEqual([
    [`am ${a}`, b],
    [`pm ${a}`, c],
  ]);
});

test("one that can't be made does not hold up the others, is tried again, and the audit trail says so", async () => {
  const office = await openWith(monthly({ creates: { recordType: "meeting", data: { day: 'orgUnit == "t1" ? "not a day" : occurrence' } } }));
  await runSchedules(office.platform);
  await days(office, 13);
  expect((await meetings(office)).map((one) => one.orgUnit)).toEqual(["t2"]);
  expect(await office.platform.store.findOne("schedule-runs", { status: "failed" })).toMatchObject({ attempts: 1, for: "t1" });
  await days(office, 30);
  expect(await office.platform.store.findOne("schedule-runs", { status: "failed", day: "2026-03-15" })).toMatchObject({ attempts: 10 });
  expect(await office.platform.store.count("audit", { action: "schedule.failed" })).toBe(2);
});

let leases: Office;
beforeEach(async () => {
  leases = await openOffice();
});

test("a job has one holder at a time, waits between its runs, and a dead holder's lease ends by itself", async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const job = {
    name: "count",
    wait: 10_000,
    async run() {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      runs += 1;
      return 1;
    },
  };
  const schedulers = Array.from({ length: 4 }, () => startScheduler(leases.platform, { every: 0, jobs: [job] }));
  const all = () => Promise.all(schedulers.map((one) => one.runOnce()));
  await all();
  await all();
  expect([runs, most]).toEqual([1, 1]);
  leases.wait(10_000);
  await all();
  expect([runs, most]).toEqual([2, 1]);

  const until = new Date(leases.clock.now().getTime() + 300_000).toISOString();
  await leases.platform.store.withTransaction((tx) => tx.updateOne("leases", { id: "job:count" }, { $set: { holder: "dead", until } }));
  leases.wait(200_000);
  await all();
  expect(runs).toBe(2);
  leases.wait(100_000);
  await all();
  expect(runs).toBe(3);
});

test("a job that fails is told of and comes again, and the jobs after it run", async () => {
  const told: string[] = [];
  const jobs = [
    { name: "bad", wait: 0, run: () => Promise.reject(new Error("no")) },
    { name: "good", wait: 0, run: () => Promise.resolve(1) },
  ];
  const scheduler = startScheduler(leases.platform, { every: 0, jobs, onError: (job) => told.push(job) });
  expect(await scheduler.runOnce()).toEqual({ good: 1 });
  expect(await scheduler.runOnce()).toEqual({ good: 1 });
  expect(told).toEqual(["bad", "bad"]);
});
