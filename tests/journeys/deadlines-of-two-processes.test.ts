import type { JsonObject } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, signIn } from "./caller.js";
import { type ClockedServer, startClockedServer } from "./clocked-server.js";
import { openInstalledStage } from "./installed-stage.js";
import { useLeaving } from "./leaving.js";
import { ownDatabase } from "./stores.js";
import { definitionOf, PASSWORD } from "./story.js";
import { uploadPicture } from "./upload-picture.js";

const MEDIATIONS = "/records/border/joint-mediation";
const DAY_MS = 86_400_000;
const FIRST = "2026-03-02";
const LAST = "2026-04-12";

const dayOf = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const morning = (day: string) => new Date(`${day}T09:00:00+08:00`);

/** An agreement is sealed and minutes are sent out; then the days go by. Two server processes share one database and do whatever is due. */
describe("the deadlines of a mediation and of minutes, by two server processes on one database", () => {
  const leaving = useLeaving();
  const servers: ClockedServer[] = [];
  let weir: string;
  let meeting: string;
  /** The record's mark and how far it is on each morning. */
  const minutes = new Map<string, readonly unknown[]>();

  const at = (server: number, person: string): Promise<Caller> => signIn(servers[server]?.url ?? "", person, PASSWORD);
  const take = async (server: number, person: string, path: string, step: string, body: JsonObject = {}) =>
    (await at(server, person)).must("POST", `${path}/transitions/${step}`, { body });
  const save = async (server: number, person: string, path: string, data: JsonObject) => {
    const caller = await at(server, person);
    const { version } = await caller.must("GET", path);
    expect((await caller.call("PATCH", path, { body: { data }, headers: { "if-match": `"${String(version)}"` } })).status).toBe(200);
  };
  /** Day and title of every message in the person's inbox about this record. */
  const messagesOf = async (person: string, path: string): Promise<string[]> => {
    const { items } = await (await at(1, person)).must("GET", "/messages?limit=200");
    return (items as JsonObject[])
      .filter(({ record }) => path.endsWith(String((record as JsonObject | undefined)?.id)))
      .map(({ createdAt, title }) => `${dayOf(new Date(String(createdAt)))} ${String(title)}`)
      .sort();
  };

  /** Both sides consent, appoint and agree; each does its part at its own server. */
  async function sealWeir(): Promise<string> {
    const data = { title: "样本半截堰引水纠纷", kind: "weir", sideA: "village-a", sideB: "village-b", partyA: "甲样一", partyB: "乙样二", intakeDate: FIRST };
    const made = await (await at(0, "mediator-a")).must("POST", MEDIATIONS, { body: { data: { ...data, facts: "样本：上下游分水" } } });
    const path = `${MEDIATIONS}/${String(made.id)}`;
    await take(0, "mediator-a", path, "accept");
    await take(0, "mediator-a", path, "consent", { decision: "agree" });
    await (await at(0, "mediator-a")).must("POST", `${path}/moves/urge`, { body: { transition: "consent" } });
    await take(1, "mediator-b", path, "consent", { decision: "agree" });
    const mediators = ["a", "b"].map((side) => ({ side: `village-${side}`, name: "调解员样本" }));
    for (const [server, side] of ["a", "b"].entries()) {
      const shown = ((await (await at(server, `director-${side}`)).must("GET", path)).data as JsonObject).mediators as JsonObject[] | undefined;
      await save(server, `director-${side}`, path, { mediators: [...(shown ?? []), mediators[server] as JsonObject] });
      await take(server, `director-${side}`, path, "appoint", { decision: "agree" });
    }
    return path;
  }

  beforeAll(async () => {
    const place = await ownDatabase();
    leaving(() => place.dispose());
    const stage = await openInstalledStage(place, morning(FIRST), "border:s2-weir");
    leaving(() => stage.close());
    const { records = [] } = definitionOf(stage.platform.configuration(), "border:s3-one-side-signs").given ?? {};
    await stage.run.prepare({ records });
    for (let count = 0; count < 2; count += 1) {
      const server = await startClockedServer(place, morning(FIRST));
      servers.push(server);
      leaving(() => server.stop());
    }
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(2);
    weir = await sealWeir();
    meeting = `/records/border/joint-meeting/${stage.run.record("meet").id}`;
    await take(0, "county-a", meeting, "hold", { input: { heldOn: FIRST, present: 8 } });
    for (let day = FIRST; day <= LAST; day = dayOf(new Date(morning(day).getTime() + DAY_MS))) {
      await Promise.all(servers.map((server) => server.work(morning(day))));
      const { state, overdue = false, data } = await (await at(0, "county-b")).must("GET", meeting);
      minutes.set(day, [state, overdue, (data as JsonObject).mark]);
      if (day === "2026-03-06") await take(1, "county-a", meeting, "send-minutes", { input: { minutes: "议定样本事项" } });
      if (day === "2026-03-06") await take(0, "county-a", meeting, "countersign", { decision: "agree" });
      if (day === "2026-03-10") {
        const seal = await uploadPicture(await at(1, "mediator-a"), "border:joint-mediation/seal");
        const agreement = { agreement: "轮灌，单日甲方、双日乙方", performBy: "2026-06-30", sealedOn: day, signedA: true, signedB: true, seal };
        await take(1, "mediator-a", weir, "seal", { input: agreement });
      }
    }
  }, 600_000);

  it("the mediators of both sides are reminded once ten and once three days before the time for the court is over, and nobody else; whoever is urged is the side that has not answered", async () => {
    const reminders = ["2026-03-31 协议生效", "2026-04-07 协议生效"];
    expect(await messagesOf("mediator-a", weir)).toEqual(reminders);
    expect(await messagesOf("mediator-b", weir)).toEqual(["2026-03-02 登记当事人同意", ...reminders]);
    for (const person of ["director-a", "director-b", "clerk-a", "clerk-b", "county-a", "county-b", "secretary-b"])
      expect(await messagesOf(person, weir), person).toEqual([]);
    const { state, data } = await (await at(1, "mediator-b")).must("GET", weir);
    expect([state, (data as JsonObject).confirmBy]).toEqual(["performing", "2026-04-09"]);
  });

  it("minutes that are not written in three workdays show as late, and both counties were reminded the day before", async () => {
    expect(minutes.get("2026-03-05")).toEqual(["minuting", false, "none"]);
    expect(minutes.get("2026-03-06")).toEqual(["minuting", true, "none"]);
    for (const county of ["county-a", "county-b"])
      expect((await messagesOf(county, meeting)).filter((text) => text.includes("起草纪要"))).toEqual(["2026-03-05 已召开，起草纪要"]);
  });

  it("minutes that one county leaves unsigned are brought up to it, once, and marked; nobody signs in its place", async () => {
    const sinceSent = async (person: string) => (await messagesOf(person, meeting)).filter((text) => text >= "2026-03-06");
    expect(await sinceSent("county-b")).toEqual(["2026-03-13 纪要会签", "2026-03-14 会议纪要逾期未会签"]);
    expect(await sinceSent("county-a")).toEqual([]);
    expect([minutes.get("2026-03-13"), minutes.get("2026-03-14"), minutes.get("2026-03-16"), minutes.get("2026-03-17")]).toEqual([
      ["countersigning", false, "none"],
      ["countersigning", true, "none"],
      ["countersigning", true, "none"],
      ["countersigning", true, "unilateral"],
    ]);
    expect(minutes.get(LAST)).toEqual(["countersigning", true, "unilateral"]);
    const lateTasks = async (person: string) => {
      const { items } = await (await at(0, person)).must("GET", "/tasks?limit=200");
      return (items as JsonObject[]).filter(({ title, record }) => meeting.endsWith(String((record as JsonObject).id)) && String(title).includes("逾期"));
    };
    expect(await lateTasks("county-b")).toMatchObject([{ title: "会议纪要逾期未会签", tone: "bad" }]);
    expect(await lateTasks("county-a")).toEqual([]);
    await take(1, "county-b", meeting, "countersign", { decision: "agree" });
    const { state, data } = await (await at(0, "county-a")).must("GET", meeting);
    expect([state, (data as JsonObject).mark]).toEqual(["closed", "late"]);
    expect(await lateTasks("county-b")).toEqual([]);
  });
});
