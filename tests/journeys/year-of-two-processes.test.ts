import type { JsonObject } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, signIn } from "./caller.js";
import { type ClockedServer, startClockedServer } from "./clocked-server.js";
import { everyRecord } from "./crowd.js";
import { openInstalledStage } from "./installed-stage.js";
import { useLeaving } from "./leaving.js";
import { ownDatabase } from "./stores.js";
import { PASSWORD } from "./story.js";

const MEETINGS = "/records/border/joint-meeting";
const HOSTS = ["county-a", "county-b"];
const CADENCES = { monthly: 12, bimonthly: 6, "half-year": 2, "year-end": 1 };
const MISSED = "2026-03-01";
const DAY_MS = 86_400_000;

interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly cadence: string;
  readonly date: string;
  readonly lastDay: string;
  readonly host: string;
}

const dayOf = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const daysBefore = (day: string, days: number) => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
const dayAfter = (day: string) => daysBefore(day, -1);
const firstOf = (month: number) => new Date(Date.UTC(2026, month, 1)).toISOString().slice(0, 10);

/** The days on which something happens, and the ones before, on which nothing may: what is early or late then shows on another day. */
const DAYS = [
  "2025-12-31",
  ...Array.from({ length: 12 }, (_, month) => [firstOf(month), ...[8, 7, 2, 1].map((days) => daysBefore(firstOf(month + 1), days))]).flat(),
  "2027-01-01",
];
const FIRST = new Date(`${DAYS[0]}T09:00:00+08:00`);

/** Two counties hold the meetings of a year. Two server processes share one database and one calendar, and both do whatever is due. */
describe("a year of the calendar of an alliance, by two server processes on one database", () => {
  const leaving = useLeaving();
  const servers: ClockedServer[] = [];
  let today = FIRST;

  const at = (server: number, person: string): Promise<Caller> => signIn(servers[server]?.url ?? "", person, PASSWORD);
  const bothWork = (): Promise<unknown> => Promise.all(servers.map((server) => server.work(today)));
  const meetings = async (server = 0): Promise<Meeting[]> =>
    (await everyRecord(await at(server, "county-a"), MEETINGS)).map(
      ({ id, title, state, data }) => ({ id, title, state, ...(data as JsonObject) }) as unknown as Meeting,
    );
  /** The host registers the meeting and writes the minutes at one server, each county signs at its own. */
  const hold = async ({ id, host }: Meeting, server: number): Promise<void> => {
    const take = (caller: Caller, step: string, body: JsonObject) => caller.must("POST", `${MEETINGS}/${id}/transitions/${step}`, { body });
    const owner = await at(server, host);
    await take(owner, "hold", { input: { heldOn: dayOf(today), present: 6 } });
    await take(owner, "send-minutes", { input: { minutes: "样本纪要" } });
    for (const [place, county] of HOSTS.entries()) await take(await at(place, county), "countersign", { decision: "agree" });
  };
  /** Day and title of every message about a meeting in the person's inbox. */
  const messagesOf = async (person: string): Promise<string[]> => {
    const { items } = await (await at(1, person)).must("GET", "/messages?limit=200");
    return (items as JsonObject[]).map(({ createdAt, title }) => `${dayOf(new Date(String(createdAt)))} ${String(title)}`);
  };

  beforeAll(async () => {
    const place = await ownDatabase();
    leaving(() => place.dispose());
    const stage = await openInstalledStage(place, FIRST, "border:s3-year-of-meetings");
    leaving(() => stage.close());
    for (let count = 0; count < 2; count += 1) {
      const server = await startClockedServer(place, FIRST);
      servers.push(server);
      leaving(() => server.stop());
    }
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(2);
    for (const day of DAYS) {
      today = new Date(`${day}T09:00:00+08:00`);
      await bothWork();
      if (!dayAfter(day).endsWith("-01")) continue;
      const due = (await meetings()).filter(({ lastDay, state }) => lastDay === day && state === "planned");
      for (const [place, meeting] of due.entries()) if (meeting.cadence !== "monthly" || meeting.date !== MISSED) await hold(meeting, place % 2);
    }
  }, 600_000);

  it("has 12, 6, 2 and 1 meetings, each once", async () => {
    const made = (await meetings()).filter(({ date }) => date.startsWith("2026"));
    const counts = Object.fromEntries(Object.keys(CADENCES).map((cadence) => [cadence, made.filter((one) => one.cadence === cadence).length]));
    expect(counts).toEqual(CADENCES);
    expect(new Set(made.map(({ cadence, date }) => `${cadence} ${date}`)).size).toBe(made.length);
    expect(await meetings(1)).toEqual(await meetings(0));
  });

  it("the hosts of each cadence alternate", async () => {
    const made = (await meetings()).sort((a, b) => a.date.localeCompare(b.date));
    for (const cadence of ["monthly", "bimonthly", "half-year"]) {
      const hosts = made.filter((one) => one.cadence === cadence && one.date.startsWith("2026")).map(({ host }) => host);
      expect(hosts, cadence).toEqual(hosts.map((_host, at) => HOSTS[at % 2]));
    }
  });

  it("each office is reminded of each meeting once, seven days and one day before its time is over", async () => {
    const made = (await meetings()).filter(({ date }) => date.startsWith("2026"));
    const wanted = made.flatMap((one) => [7, 1].map((days) => `${daysBefore(dayAfter(one.lastDay), days)} ${one.title}`)).sort();
    for (const county of HOSTS) {
      const reminders = (await messagesOf(county)).filter((text) => /：2026年\d+月/.test(text) && !text.includes("筹备"));
      expect(reminders.map((text) => text.replace(/ .*：/, " ")).sort(), county).toEqual(wanted);
    }
  });

  it("the one that was not held is red and told to the county office, once; the others are filed", async () => {
    const made = (await meetings()).filter(({ date }) => date.startsWith("2026"));
    expect(made.filter(({ state }) => state !== "closed").map(({ cadence, date }) => [cadence, date])).toEqual([["monthly", MISSED]]);
    const missed = made.find(({ cadence, date }) => cadence === "monthly" && date === MISSED);
    const told = (await messagesOf("county-a")).filter((text) => text.includes("互动未按期召开"));
    expect(told).toEqual(["2026-04-01 互动未按期召开"]);
    const { items } = await (await at(0, "county-a")).must("GET", "/tasks?limit=200");
    const open = (items as JsonObject[]).filter((task) => (task.record as JsonObject).id === missed?.id && String(task.title).includes("未按期召开"));
    expect(open).toMatchObject([{ tone: "bad" }]);
  });
});
