import type { Json, JsonObject } from "@zhili/contracts";
import { startScheduler, systemContext, verifyAudit } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Caller } from "./caller.js";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { STORES } from "./stores.js";
import { openStage, type Stage } from "./story.js";

const PEOPLE = "/records/base/person";
const DAY_MS = 86_400_000;

interface Section extends JsonObject {
  side: string;
  planned: number;
  done: number;
  owner: string;
}

const sectionsOf = (record: JsonObject) => (record.data as JsonObject).sections as Section[];
const plannedIn = (sections: Json | undefined) => (sections as Section[] | undefined)?.[1]?.planned;
const refusal = ({ status, body }: Answer) => [status, body.code];

/** Two villages of two counties build one road; each signs in at the same server. */
describe.each(STORES)("two counties on one project, on $name", ({ open }) => {
  const leaving = useLeaving();
  let stage: Stage;
  let road: string;
  let ours: Caller;
  let theirs: Caller;

  beforeAll(async () => {
    const place = await open();
    leaving(() => place.dispose());
    const store = await openStore(place);
    leaving(() => store.close());
    stage = await openStage(store, await shippedBook(), "border:s1-header-needs-both");
    leaving(() => stage.close());
    road = `/records/border/joint-project/${stage.run.record("road").id}`;
    ours = await stage.callerOf("secretary-a");
    theirs = await stage.callerOf("secretary-b");
  }, 300_000);

  const save = (caller: Caller, version: unknown, data: JsonObject) =>
    caller.call("PATCH", road, { body: { data }, headers: { "if-match": `"${String(version)}"` } });

  it("each sees its own people in full and those of the other county masked, also where the record is kept in a list", async () => {
    const seen = async (caller: Caller) => sectionsOf(await caller.must("GET", road)).map(({ side, owner }) => [side, owner]);
    expect(await seen(ours)).toEqual([
      ["village-a", "甲责任人样本"],
      ["village-b", "乙****本"],
    ]);
    expect(await seen(theirs)).toEqual([
      ["village-a", "甲****本"],
      ["village-b", "乙责任人样本"],
    ]);
    const { items } = await theirs.must("GET", "/records/border/joint-project");
    expect(sectionsOf((items as JsonObject[])[0] ?? {})[0]?.owner).toBe("甲****本");
    const asked = await theirs.get(`${road}?unmask=sections.owner`);
    expect(sectionsOf(asked.body)[0]?.owner).toBe("甲****本");
  });

  it("the other county's section is refused, its own is saved, and what came back masked stays what it was", async () => {
    const record = await ours.must("GET", road);
    const [own, other] = sectionsOf(record) as [Section, Section];
    expect(refusal(await save(ours, record.version, { sections: [own, { ...other, planned: 0.5 }] }))).toEqual([403, "PARTY_SECTION_FOREIGN"]);
    expect(refusal(await save(ours, record.version, { sections: [own] }))).toEqual([403, "PARTY_SECTION_FOREIGN"]);
    const saved = await save(ours, record.version, { sections: [{ ...own, done: 0.4 }, other] });
    expect([saved.status, (saved.body.data as JsonObject).doneQty]).toEqual([200, 0.4]);
    expect(sectionsOf(await theirs.must("GET", road))[1]?.owner).toBe("乙责任人样本");
  });

  it("both save over one version: the later one is told each field that differs, and joins both with one more save", async () => {
    const [mine, yours] = [await ours.must("GET", road), await theirs.must("GET", road)];
    expect(mine.version).toBe(yours.version);
    const permit = { side: "village-a", kind: "land", number: "甲样〔2026〕1号" };
    const first = await save(ours, mine.version, {
      sections: sectionsOf(mine).map((one) => (one.side === "village-a" ? { ...one, done: 0.9 } : one)),
      permits: [permit],
    });
    expect(first.status).toBe(200);
    const mineToo = { sections: sectionsOf(yours).map((one) => (one.side === "village-b" ? { ...one, done: 0.7 } : one)) };
    const stale = await save(theirs, yours.version, mineToo);
    expect(refusal(stale)).toEqual([409, "RECORD_STALE"]);
    const difference = stale.body.difference as JsonObject[];
    expect(difference.filter(({ field }) => field === "sections" || field === "permits")).toMatchObject([
      {
        field: "sections",
        title: "分段任务",
        clash: false,
        theirs: [{ side: "village-a", done: 0.9, owner: "甲****本" }, { side: "village-b" }],
        yours: [
          { side: "village-a", done: 0.9, owner: "甲****本" },
          { side: "village-b", done: 0.7, owner: "乙责任人样本" },
        ],
      },
      { field: "permits", title: "用地与许可", clash: false, theirs: [permit] },
    ]);
    expect(JSON.stringify(difference)).not.toContain("甲责任人样本");
    const joined = difference.find(({ field }) => field === "sections")?.yours as Section[];
    const again = await save(theirs, (await theirs.must("GET", road)).version, { sections: joined });
    expect(again.status).toBe(200);
    expect(again.body.data).toMatchObject({ doneQty: 1.6, permits: [permit] });
    expect(sectionsOf(await ours.must("GET", road)).map(({ done, owner }) => [done, owner])).toEqual([
      [0.9, "甲责任人样本"],
      [0.7, "乙****本"],
    ]);
  });

  it("two changes of one's own section clash, and nothing is taken over silently", async () => {
    const seen = await theirs.must("GET", road);
    const at = (planned: number) => ({ sections: sectionsOf(seen).map((one) => (one.side === "village-b" ? { ...one, planned } : one)) });
    expect((await save(theirs, seen.version, at(1.1))).status).toBe(200);
    const stale = await save(theirs, seen.version, at(1.3));
    const found = (stale.body.difference as JsonObject[]).find(({ field }) => field === "sections");
    expect([stale.status, found?.clash, plannedIn(found?.yours), plannedIn(found?.theirs)]).toEqual([409, true, 1.3, 1.1]);
  });

  it("the shared header is changed only when both countersign", async () => {
    const before = await ours.must("GET", road);
    expect((await save(ours, before.version, { title: "改名" })).body.code).toBe("RECORD_NOT_EDITABLE");
    const sign = (caller: Caller, input: JsonObject = {}) => caller.must("POST", `${road}/transitions/amend`, { body: { input, decision: "agree" } });
    const title = async () => ((await theirs.must("GET", road)).data as JsonObject).title;
    await sign(ours, { title: "样本断头路-01（改线）" });
    expect(await title()).toBe("样本断头路-01");
    await sign(theirs);
    expect(await title()).toBe("样本断头路-01（改线）");
  });

  describe("a person of one county, shared with the other", () => {
    let clerk: Caller;
    let otherClerk: Caller;
    let path: string;
    const shared = async () => (await stage.callerOf("clerk-b")).get(path);

    beforeAll(async () => {
      clerk = await stage.callerOf("clerk-a");
      otherClerk = await stage.callerOf("clerk-b");
      const data = { name: "丙样本三", phone: "13800001234", idNumber: "519999190001010016", lives: "village-a" };
      path = `${PEOPLE}/${String((await clerk.must("POST", PEOPLE, { body: { orgUnit: "village-a", data } })).id)}`;
    });
    afterAll(() => stage.clock.set(new Date("2026-03-02T09:00:00+08:00")));

    it("is closed to the other county before, and is shared only as the pack says", async () => {
      expect(refusal(await shared())).toEqual([403, "ACCESS_DENIED"]);
      const give = (caller: Caller, body: JsonObject, where = path) =>
        caller.post(`${where}/shares`, { orgUnit: "county-b", purpose: "dispute", until: "2026-04-01", ...body });
      expect(refusal(await give(otherClerk, {}))).toEqual([403, "ACCESS_DENIED"]);
      expect(refusal(await give(ours, {}))).toEqual([403, "ACCESS_DENIED"]);
      expect(refusal(await give(clerk, { purpose: "curiosity" }))).toEqual([422, "SHARING_PURPOSE_UNKNOWN"]);
      expect(refusal(await give(clerk, { until: "2026-08-01" }))).toEqual([422, "SHARING_DAY_WRONG"]);
      expect(refusal(await give(clerk, { until: "2026-03-01" }))).toEqual([422, "SHARING_DAY_WRONG"]);
      expect(refusal(await give(clerk, { orgUnit: "county-a" }))).toEqual([422, "SHARING_NOT_NEEDED"]);
      const given = await give(clerk, {});
      const { offer } = await clerk.must("GET", `${path}/shares`);
      expect(offer).toMatchObject({
        purposes: [
          { id: "dispute", title: "调处跨界纠纷" },
          { id: "joint-project", title: "办理联建项目" },
          { id: "care", title: "跨界帮扶照护" },
        ],
        first: "2026-03-02",
        last: "2026-05-31",
        data: { name: "丙**三", phone: "138****1234", lives: "village-a" },
        masked: ["name", "phone"],
        labels: { lives: "样本甲村" },
      });
      expect([(await clerk.must("GET", path)).mayShare, (await ours.must("GET", path)).mayShare]).toEqual([true, undefined]);
      expect([given.status, given.body]).toMatchObject([201, { orgUnitName: "样本乙县", purposeTitle: "调处跨界纠纷", until: "2026-04-01", standing: true }]);
    });

    it("is seen masked, only the fields named for sharing, and can neither be opened in full nor changed", async () => {
      const answer = await shared();
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        data: { name: "丙**三", phone: "138****1234", lives: "village-a" },
        mayUnmask: [],
        editable: [],
        orgUnitName: "样本甲村",
        shared: { purposeTitle: "调处跨界纠纷", until: "2026-04-01" },
      });
      expect(answer.text).not.toMatch(/丙样本三|13800001234|5199/);
      expect(refusal(await otherClerk.get(`${path}?unmask=phone`))).toEqual([403, "ACCESS_DENIED"]);
      expect(refusal(await otherClerk.call("PATCH", path, { body: { data: { phone: "13800009999" } }, headers: { "if-match": '"1"' } }))).toEqual([
        403,
        "ACCESS_DENIED",
      ]);
      expect(refusal(await otherClerk.get(`${path}/timeline`))).toEqual([403, "ACCESS_DENIED"]);
      expect((await otherClerk.must("GET", PEOPLE)).items).toEqual([]);
      expect((await otherClerk.must("GET", "/shares")).items).toMatchObject([{ owner: "样本甲村", record: { title: "丙**三" }, until: "2026-04-01" }]);
      expect((await theirs.get(path)).status).toBe(200);
      expect((await (await stage.callerOf("county-b")).must("GET", "/shares")).items).toEqual([]);
      expect(refusal(await (await stage.callerOf("county-b")).get(path))).toEqual([403, "ACCESS_DENIED"]);
    });

    it("each look is in the log that the owner reads", async () => {
      const { reads } = await clerk.must("GET", `${path}/shares`);
      expect((reads as JsonObject[]).map(({ actorName, purpose }) => [actorName, purpose])).toEqual([
        ["乙村书记样本", "dispute"],
        ["乙乡专干样本", "dispute"],
      ]);
      expect((reads as JsonObject[]).map(({ orgUnitName }) => orgUnitName)).toEqual(["样本乙村", "样本乙乡"]);
      expect(refusal(await otherClerk.get(`${path}/shares`))).toEqual([403, "ACCESS_DENIED"]);
    });

    it("stands in the list of what is shared, for those who may share it", async () => {
      const given = async (caller: Caller, query = "") =>
        ((await caller.must("GET", `/shares/given${query}`)).items as JsonObject[]).map(({ orgUnitName }) => orgUnitName);
      expect([await given(clerk), await given(clerk, "?ended=true")]).toEqual([["样本乙县"], []]);
      expect((await clerk.must("GET", "/shares/given")).items).toMatchObject([
        { owner: "样本甲村", record: { typeTitle: "人员", title: "丙**三" }, standing: true },
      ]);
      expect([await given(ours), await given(otherClerk)]).toEqual([[], []]);
    });

    it("ends when it is taken back, and on its last day", async () => {
      const again = await clerk.must("POST", `${path}/shares`, { body: { orgUnit: "town-b", purpose: "care", until: "2026-03-20" } });
      const { items } = await clerk.must("GET", `${path}/shares`);
      const first = (items as JsonObject[]).find(({ id }) => id !== again.id);
      expect((await clerk.call("DELETE", `${path}/shares/${String(first?.id)}`)).status).toBe(204);
      expect((await shared()).body.shared).toEqual({ purposeTitle: "跨界帮扶照护", until: "2026-03-20" });
      stage.clock.set(new Date("2026-03-20T23:30:00+08:00"));
      expect((await shared()).status).toBe(200);
      stage.clock.set(new Date("2026-03-21T00:30:00+08:00"));
      const over = await shared();
      expect(refusal(over)).toEqual([403, "ACCESS_DENIED"]);
      expect(over.body.detail).toBe("您没有权限查看「人员」。这条记录曾共享给您的单位，到 2026-03-20 为止，现已到期。还需要查看的，请联系对方单位重新共享。");
      expect((await (await stage.callerOf("clerk-b")).must("GET", "/shares")).items).toEqual([]);
      const { items: ended } = await (await stage.callerOf("clerk-a")).must("GET", "/shares/given?ended=true");
      expect((ended as JsonObject[]).map(({ orgUnitName, standing }) => [orgUnitName, standing])).toEqual([
        ["样本乙县", false],
        ["样本乙乡", false],
      ]);
    });

    it("is kept with its log for three years, and only what is older is cleared away", async () => {
      const { platform } = stage.run;
      const clean = () => startScheduler(platform, { every: 0 }).runOnce();
      const kept = async (day: number) => {
        stage.clock.set(new Date(Date.parse("2026-04-01T12:00:00+08:00") + day * DAY_MS));
        await clean();
        return (await stage.callerOf("clerk-a")).must("GET", `${path}/shares`);
      };
      const late = await kept(3 * 365 - 2);
      expect([(late.items as JsonObject[]).length, (late.reads as JsonObject[]).length]).toEqual([1, 4]);
      const later = await kept(3 * 365 + 3);
      expect([(later.items as JsonObject[]).length, (later.reads as JsonObject[]).length]).toEqual([0, 4]);
      expect((await verifyAudit(platform, systemContext(platform))).ok).toBe(true);
    });
  });
});
