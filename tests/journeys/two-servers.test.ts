import type { JsonObject } from "@zhili/contracts";
import { deliverOutbox, runSchedules, startScheduler, tick } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "./caller.js";
import { everyRecord } from "./crowd.js";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { ownDatabase } from "./stores.js";
import { openStage, type Stage } from "./story.js";
import { uploadPicture } from "./upload-picture.js";

const CLAIMS = "/records/resettlement/point-claim";

/** Two servers, each with its own driver and connections, on one database. Both are told the same time. */
describe("two servers on one database", () => {
  const leaving = useLeaving();
  let stage: Stage;
  let second: Awaited<ReturnType<Stage["openSecond"]>>;
  /** The person at the second server. */
  const there = async (person: string): Promise<Caller> => (await stage.callerOf(person)).at(second.url);
  /** Everything that is due, done by both servers at the same time, with and without leases. */
  const bothWork = async (): Promise<void> => {
    const platforms = [stage.run.platform, second.platform];
    const failed: unknown[] = [];
    const schedulers = platforms.map((platform) => startScheduler(platform, { every: 0, onError: (_job, error) => failed.push(error) }));
    await Promise.all(schedulers.map((scheduler) => scheduler.runOnce()));
    await Promise.all(platforms.flatMap((platform) => [tick(platform), runSchedules(platform), deliverOutbox(platform)]));
    expect(failed).toEqual([]);
  };

  beforeAll(async () => {
    const place = await ownDatabase();
    leaving(() => place.dispose());
    const stores = [await openStore(place), await openStore(place)] as const;
    leaving(() => Promise.all(stores.map((store) => store.close())));
    stage = await openStage(stores[0], await shippedBook(), "resettlement:s6-points-to-goods", place.folder);
    leaving(() => stage.close());
    second = await stage.openSecond(stores[1]);
    leaving(() => second.close());
  }, 300_000);

  it("a claim that moves between them is credited once when its notice ends", async () => {
    const data = {
      household: stage.run.record("household").id,
      rule: "night-patrol",
      deedDate: "2026-03-04",
      description: "夜间防火巡逻",
      evidence: [await uploadPicture(await stage.callerOf("resident"), "resettlement:point-claim/evidence")],
    };
    const claim = await (await stage.callerOf("resident")).must("POST", CLAIMS, { body: { data } });
    const take = (caller: Caller, step: string, body: JsonObject = {}) => caller.must("POST", `${CLAIMS}/${String(claim.id)}/transitions/${step}`, { body });
    await take(await there("resident"), "file");
    await take(await stage.callerOf("leader"), "pass-on");
    await take(await there("panel-a"), "review", { decision: "agree" });
    await take(await stage.callerOf("panel-b"), "review", { decision: "agree" });
    stage.clock.set(new Date("2026-03-13T09:00:00+08:00"));
    await bothWork();
    const account = `/ledgers/resettlement/points/accounts/${data.household}`;
    const secretary = async () => there("secretary");
    const credits = async () =>
      ((await (await secretary()).must("GET", account)).entries as JsonObject[]).filter(({ source }) => (source as JsonObject).id === claim.id);
    expect(await credits()).toHaveLength(1);
    expect((await (await secretary()).must("GET", account)).balance).toBe(135);
    await bothWork();
    expect(await credits()).toHaveLength(1);
  });

  it("a schedule makes each of its records once, however many servers look at the clock", async () => {
    stage.clock.set(new Date("2026-03-31T10:00:00+08:00"));
    await bothWork();
    await bothWork();
    const counts = await everyRecord(await there("supervisor"), "/records/resettlement/stock-count");
    const made = counts.map(({ data }) => `${String((data as JsonObject).goods)} ${String((data as JsonObject).countDate)}`);
    expect(made.filter((one) => one.endsWith("2026-03-31")).sort()).toEqual(
      ["detergent", "soap"].map((name) => `${stage.run.record(name).id} 2026-03-31`).sort(),
    );
    expect(new Set(made).size).toBe(made.length);
  });

  it("that a count was missed is told to each inbox once", async () => {
    stage.clock.set(new Date("2026-04-10T10:00:00+08:00"));
    await bothWork();
    await bothWork();
    const counts = await everyRecord(await there("supervisor"), "/records/resettlement/stock-count");
    const march = counts.filter(({ data }) => (data as JsonObject).countDate === "2026-03-31").map(({ id }) => id);
    const { items } = await (await there("township")).must("GET", "/messages?limit=200");
    const messages = (items as JsonObject[]).map(({ title, record }) => ({ title, record: (record as JsonObject | undefined)?.id ?? null }));
    const told = messages.filter(({ title }) => title === "小超市本月未完成盘点").map(({ record }) => record);
    expect(new Set(messages.map((message) => JSON.stringify(message))).size).toBe(messages.length);
    expect(march).toHaveLength(2);
    expect(told.sort()).toEqual(march.sort());
  });
});
