import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, signIn } from "./caller.js";
import { openInstalledStage } from "./installed-stage.js";
import { useLeaving } from "./leaving.js";
import { runProgram, type ServerProcess, startServer } from "./start-server.js";
import { ownFolder } from "./stores.js";
import { PASSWORD } from "./story.js";

const MISCHIEF = {
  throw: 'throw new Error("the well is dry");',
  hang: "for (;;);",
  allocate: "for (const kept: Uint8Array[] = []; ; ) kept.push(new Uint8Array(8_000_000).fill(1));",
};
const SAID = { throw: "the well is dry", hang: "毫秒内没有算完，已被停下", allocate: "占用内存超过" };
const EVERY = { throw: 97, hang: 98, allocate: 99 };
const WAYS = ["throw", "hang", "allocate"] as const;

/** A group with one indicator whose points come from a plugin's source, which takes the size of the household. */
const groupBy = (source: string, every: number): JsonObject => ({
  id: "company",
  title: "人气",
  max: 5,
  indicators: [{ id: "size", title: "家庭人数", max: 5, source: { type: source, params: { value: "subject.size", every, points: 1 } } }],
});
const oddCard = (way: (typeof WAYS)[number]): JsonObject => ({
  id: `odd-${way}`,
  title: way,
  subject: "base:household",
  period: "year",
  editions: [{ id: "e1", from: "2026-01-01", groups: [groupBy("odd-plugin:steps", EVERY[way])] }],
});

/** Two plugins are made by the program; the second one's code is then spoilt. The server comes up with both. */
describe("a plugin made by the program scores by an edited scorecard", () => {
  const leaving = useLeaving();
  let server: ServerProcess;
  let secretary: Caller;
  let household: string;

  beforeAll(async () => {
    const place = await ownFolder();
    leaving(() => place.dispose());
    const stage = await openInstalledStage(place, new Date("2026-03-02T09:00:00+08:00"), "compound:s10-five-stars");
    household = stage.run.record("household").id;
    await stage.close();
    for (const id of ["my-plugin", "odd-plugin"]) {
      const folder = join(place.folder, "plugins", id);
      const made = await runProgram(["plugin", "new", folder], place);
      expect({ code: made.code, said: made.stderr }).toMatchObject({ code: 0 });
      if (id === "odd-plugin") spoil(join(folder, "src/steps.ts"));
      const ran = await runProgram(["plugin", id === "my-plugin" ? "test" : "build", folder], place);
      expect({ code: ran.code, said: ran.stdout + ran.stderr }).toMatchObject({ code: 0 });
    }
    server = await startServer(place);
    leaving(() => server.stop());
    secretary = await signIn(server.url, "secretary", PASSWORD);
  }, 600_000);

  function spoil(file: string): void {
    const good = readFileSync(file, "utf8");
    const spoilt = WAYS.map((way) => `    if (every === ${EVERY[way]}) ${MISCHIEF[way]}\n`).join("");
    const at = good.indexOf("    const reached =");
    expect(at).toBeGreaterThan(0);
    writeFileSync(file, good.slice(0, at) + spoilt + good.slice(at));
  }

  const score = (card: string) => secretary.post(`/scores/compound/${card}/${household}`, { period: "2027" });

  it("an administrator puts it into the scorecard in a draft, and publishes that", async () => {
    const admin = await signIn(server.url, "admin", PASSWORD);
    const { id } = await admin.must("POST", "/drafts", { body: { title: "人气" } });
    let version = '"1"';
    const put = async (kind: string, name: string, change: (definition: JsonObject) => Json) => {
      const path = `/drafts/${String(id)}/definitions/compound/${kind}/${name}`;
      const found = await admin.call("GET", path);
      const definition = change((found.body.definition ?? {}) as JsonObject);
      const saved = await admin.call("PUT", path, { body: { definition }, headers: { "if-match": version } });
      expect([name, saved.status, saved.body.issues]).toEqual([name, 200, []]);
      version = saved.headers.get("etag") ?? "";
    };
    await put("scorecard", "five-star", (card) => {
      const editions = card.editions as (JsonObject & { id: string; groups: JsonObject[] })[];
      return { ...card, editions: editions.map((one) => (one.id === "2027-v2" ? { ...one, groups: [...one.groups, groupBy("my-plugin:steps", 2)] } : one)) };
    });
    for (const way of WAYS) await put("scorecard", `odd-${way}`, () => oddCard(way));
    await put("role", "site-secretary-rights", (role) => ({
      ...role,
      rules: [...(role.rules as JsonObject[]), { id: "odd", actions: ["read", "update"], subjects: WAYS.map((way) => `scorecard/odd-${way}`) }],
    }));
    await admin.must("POST", `/drafts/${String(id)}/publish`, { body: { message: "加人气指标" }, headers: { "if-match": version } });
  }, 600_000);

  it("the score shows what the plugin gave and why", async () => {
    const { status, body } = await score("five-star");
    expect(status).toBe(200);
    expect((body.contributions as JsonObject[]).find(({ source }) => source === "my-plugin:steps")).toMatchObject({
      rule: "size",
      points: 1,
      reason: "家庭人数：3，每满2加1分，共1级",
      evidence: { value: 3, steps: 1 },
    });
  });

  it.each(WAYS)("one that would %s is stopped and named, keeps nothing, and holds nobody up", async (way) => {
    const [refused, health] = await Promise.all([score(`odd-${way}`), secretary.get("/health")]);
    expect([refused.status, refused.body.code]).toEqual([422, "SCORING_SOURCE_FAILED"]);
    for (const words of ["扩展「odd-plugin」的 odd-plugin:steps", SAID[way], "家庭人数"]) expect(String(refused.body.detail)).toContain(words);
    expect(health.status).toBe(200);
    expect((await secretary.get(`/scores/compound/odd-${way}/${household}?period=2027`)).status).toBe(404);
    expect((await score("five-star")).status).toBe(200);
  });
});
