import type { JsonObject } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { type InstalledStage, openInstalledStage } from "./installed-stage.js";
import { useLeaving } from "./leaving.js";
import { ownFolder } from "./stores.js";
import { definitionOf } from "./story.js";

const CASE = "compound:s10-five-stars";
const SCORECARD = "/definitions/compound/scorecard/five-star";

interface Edition extends JsonObject {
  id: string;
  groups: (JsonObject & { id: string; indicators: JsonObject[] })[];
}

/** What a result says, without when and under which configuration it was worked out. */
function result({ definitionHash: _hash, revision: _revision, at: _at, ...said }: JsonObject): string {
  return JSON.stringify(said);
}

/** A household earned five stars in 2026. In 2027 the edition of 2027 is changed in the builder's draft and published. */
describe("last year's stars after this year's edition was changed", () => {
  const leaving = useLeaving();
  let stage: InstalledStage;
  let path: string;
  let kept: JsonObject;

  beforeAll(async () => {
    const place = await ownFolder();
    leaving(() => place.dispose());
    stage = await openInstalledStage(place, new Date("2026-03-02T09:00:00+08:00"), CASE);
    leaving(() => stage.close());
    for (const step of definitionOf(stage.platform.configuration(), CASE).steps) expect(await stage.run.step(step)).toBeUndefined();
    path = `/scores/compound/five-star/${stage.run.record("household").id}`;
    kept = await (await stage.callerOf("secretary")).must("GET", `${path}?period=2026`);
    stage.clock.set(new Date("2027-02-01T09:00:00+08:00"));
  }, 600_000);

  /** Changes an edition in a draft of its own, and answers the draft with its version. */
  async function draftOf(edition: string, change: (edition: Edition) => Edition): Promise<{ id: string; version: string; put: JsonObject }> {
    const admin = await stage.callerOf("admin");
    const { id } = await admin.must("POST", "/drafts", { body: { title: `修改${edition}` } });
    const { definition } = (await admin.must("GET", `/drafts/${String(id)}${SCORECARD}`)) as { definition: JsonObject };
    const editions = (definition.editions as Edition[]).map((one) => (one.id === edition ? change(one) : one));
    const put = await admin.call("PUT", `/drafts/${String(id)}${SCORECARD}`, {
      body: { definition: { ...definition, editions } },
      headers: { "if-match": '"1"' },
    });
    return { id: String(id), version: put.headers.get("etag") ?? "", put: put.body };
  }

  const stricter = (edition: Edition): Edition => ({
    ...edition,
    groups: edition.groups.map((group) => (group.id === "thrift" ? { ...group, title: "勤俭奉献星", max: 15 } : group)),
  });

  it("the edition of 2027 is changed in a draft and published", async () => {
    const { id, version, put } = await draftOf("2027-v2", stricter);
    expect(put).toMatchObject({ issues: [] });
    const admin = await stage.callerOf("admin");
    await admin.must("POST", `/drafts/${id}/publish`, { body: { message: "2027年起勤俭奉献星最高15分" }, headers: { "if-match": version } });
    const { definition } = (await admin.must("GET", `/drafts/${(await draftOf("none", (one) => one)).id}${SCORECARD}`)) as { definition: JsonObject };
    expect((definition.editions as Edition[]).find((one) => one.id === "2027-v2")?.groups[0]).toMatchObject({ title: "勤俭奉献星", max: 15 });
  }, 600_000);

  it("the result of 2026 is worked out anew, bit for bit the same, with every contribution", async () => {
    expect(kept).toMatchObject({ edition: "2026-v1", score: 87, lit: 5, grade: "five-star" });
    const secretary = await stage.callerOf("secretary");
    const again = await secretary.must("POST", path, { body: { period: "2026" } });
    expect(again.revision).not.toBe(kept.revision);
    expect(again.at).not.toBe(kept.at);
    expect(result(again)).toBe(result(kept));
    expect((again.contributions as JsonObject[]).length).toBeGreaterThanOrEqual(5);
    expect(result(await secretary.must("GET", `${path}?period=2026`))).toBe(result(kept));
  });

  it("the year of the change is scored under the changed edition", async () => {
    const secretary = await stage.callerOf("secretary");
    const now = await secretary.must("POST", path, { body: { period: "2027" } });
    expect(now).toMatchObject({ edition: "2027-v2", groups: { thrift: { max: 15 }, harmony: { max: 20 } } });
  });

  it("the edition of 2026 is in use: to change it or end it early is refused with its reason, and nothing changes", async () => {
    const before = await (await stage.callerOf("admin")).must("GET", "/configuration/revision");
    const refused = async (change: (edition: Edition) => Edition) => {
      const { id, version } = await draftOf("2026-v1", change);
      const admin = await stage.callerOf("admin");
      const answer = await admin.call("POST", `/drafts/${id}/publish`, { body: { message: "改去年的" }, headers: { "if-match": version } });
      return [answer.status, answer.body.code, (answer.body.issues as JsonObject[] | undefined)?.map(({ path, message }) => [path, message])];
    };
    const told = [["compound:five-star/editions/0", "“五星文明户”的“2026年第一版”已用于 2026 的评分，不能再改。"]];
    expect(await refused(stricter)).toEqual([409, "SCORECARD_EDITION_IN_USE", told]);
    expect(await refused((edition) => ({ ...edition, to: "2026-06-30" }))).toEqual([409, "SCORECARD_EDITION_IN_USE", told]);
    expect(await (await stage.callerOf("admin")).must("GET", "/configuration/revision")).toEqual(before);
    const secretary = await stage.callerOf("secretary");
    expect(result(await secretary.must("POST", path, { body: { period: "2026" } }))).toBe(result(kept));
  }, 600_000);

  it("neither does an earlier configuration come back that would change the edition by which this year was scored", async () => {
    const admin = await stage.callerOf("admin");
    const { items } = await admin.must("GET", "/configuration/history");
    const first = Math.min(...(items as JsonObject[]).map(({ seq }) => Number(seq)));
    const answer = await admin.post("/configuration/history/publish", { seq: first, message: "退回" });
    expect([answer.status, answer.body.code]).toEqual([409, "SCORECARD_EDITION_IN_USE"]);
  });
});
