import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

const REDEMPTIONS = "/records/resettlement/redemption";
const METRICS = "/records/resettlement/metric";

describe("what would become of a submission", () => {
  let place: Started;
  let clerk: Person;
  let county: Person;
  let store: string;
  let goods: Map<unknown, string>;
  let household: string;
  beforeAll(async () => {
    place = await startPlatform({ start: "2026-03-15T01:00:00.000Z" });
    clerk = await place.as("sample-clerk");
    county = await place.as("sample-county");
    store = (await clerk.get("/records/resettlement/store", { query: { "filter[code]": "store-01" } })).body.items[0]?.id ?? "";
    const catalogue = await clerk.get("/records/resettlement/goods", { query: { "filter[store]": store, limit: "200" } });
    goods = new Map(catalogue.body.items.map((one) => [one.data.sku, one.id]));
    household = (await clerk.get("/records/base/household", { query: { "filter[no]": "户样-013" } })).body.items[0]?.id ?? "";
  });
  afterAll(() => place.stop());

  const slip = (...lines: readonly (readonly [string, number])[]) => ({
    household,
    store,
    type: "exchange",
    lines: lines.map(([sku, quantity]) => ({ goods: goods.get(sku), quantity })),
  });

  it("computes, and writes nothing", async () => {
    const before = await place.counts();
    const { status, body, text } = await clerk.send("POST", `${REDEMPTIONS}/prepare`, { data: slip(["soap", 2]) });
    expect(status, text).toBe(200);
    expect(body.data.total).toBe(10);
    expect([body.issues, body.shortages, body.refusals]).toEqual([[], [], []]);
    expect(body.hidden).toContain("purpose");
    expect(await place.counts()).toEqual(before);
  });

  it("says in words what is missing in the form, and what can't be chosen", async () => {
    const empty = await clerk.send("POST", `${REDEMPTIONS}/prepare`, { data: {} }, { language: "en" });
    expect(empty.body.issues.map(({ path }) => path)).toEqual(expect.arrayContaining(["/household", "/store", "/lines"]));
    const wrong = await clerk.send("POST", `${REDEMPTIONS}/prepare`, { data: { ...slip(["soap", 1]), store: "nowhere" } });
    expect(wrong.body.issues.map(({ code }) => code)).toContain("RECORD_REFERENCE_BROKEN");
  });

  it("names every shortage of the step before it is taken, in points and in stock, and changes nothing", async () => {
    const before = await place.counts();
    const ask = { data: slip(["soap", 4], ["tissue", 100]), transition: "confirm" };
    const { status, body, text } = await clerk.send("POST", `${REDEMPTIONS}/prepare`, ask);
    expect(status, text).toBe(200);
    const shortages = body.shortages as readonly { ledger: string; missing: number; title: string; text: string }[];
    expect(shortages.map(({ ledger }) => ledger)).toEqual(["resettlement:points", "resettlement:stock"]);
    expect(shortages[0]?.missing).toBeGreaterThan(0);
    expect(shortages[1]).toMatchObject({ missing: 20, available: 80, needed: 100 });
    expect(await place.counts()).toEqual(before);
  });

  it("lets the step be taken that it finds nothing against", async () => {
    const data = slip(["soap", 1]);
    const tried = await clerk.send("POST", `${REDEMPTIONS}/prepare`, { data, transition: "confirm" });
    expect([tried.body.shortages, tried.body.refusals]).toEqual([[], []]);
  });

  it("tells why the step would not be taken otherwise", async () => {
    const { body } = await clerk.send("POST", `${REDEMPTIONS}/prepare`, { data: { ...slip(["soap", 1]), agentName: "样本代领" }, transition: "confirm" });
    expect(body.refusals).toEqual([{ code: "TRANSITION_REFUSED", text: "代领须有户主书面委托，请先上传委托书。" }]);
  });

  it("is for those who may make the record", async () => {
    const refused = await (await place.as("sample-police")).send("POST", `${REDEMPTIONS}/prepare`, { data: slip(["soap", 1]), transition: "confirm" });
    expect([refused.status, refused.body.code]).toEqual([403, "ACCESS_DENIED"]);
  });

  it("related lists show the records that refer to one, page by page", async () => {
    const view = await clerk.get(`/records/resettlement/store/${store}`);
    const [first] = view.body.related as readonly { id: string; count: number }[];
    const page = await clerk.get(`/records/resettlement/store/${store}/related/${first?.id}`, { query: { limit: "5" } });
    expect(page.status, page.text).toBe(200);
    expect(page.body.items).toHaveLength(5);
    expect(first?.count).toBe(24);
    const unknown = await clerk.get(`/records/resettlement/store/${store}/related/nothing`);
    expect([unknown.status, unknown.body.code]).toEqual([404, "DEFINITION_UNKNOWN"]);
  });

  it("a record is deleted only by those who may, in the version they saw, and only when nothing rests on it", async () => {
    const metric = (await county.get(METRICS, { query: { limit: "1" } })).body.items[0];
    const path = `${METRICS}/${metric?.id}`;
    expect((await county.send("DELETE", path)).body.code).toBe("REQUEST_VERSION_NEEDED");
    expect((await county.send("DELETE", path, undefined, { headers: { "if-match": '"9"' } })).body.code).toBe("RECORD_STALE");
    const township = await place.as("sample-township");
    expect((await township.send("DELETE", path, undefined, { headers: { "if-match": '"1"' } })).body.code).toBe("ACCESS_DENIED");
    const before = await place.counts();
    const gone = await county.send("DELETE", path, undefined, { headers: { "if-match": '"1"' } });
    expect(gone.status, gone.text).toBe(204);
    const after = await place.counts();
    expect((before["record:resettlement:metric"] ?? 0) - (after["record:resettlement:metric"] ?? 0)).toBe(1);
    expect((after.audit ?? 0) - (before.audit ?? 0)).toBe(1);
    expect((await county.get(path)).body.code).toBe("RECORD_NOT_FOUND");
    const own = await county.send("DELETE", `/records/resettlement/goods/${goods.get("soap")}`, undefined, { headers: { "if-match": '"1"' } });
    expect(own.body.code).toBe("ACCESS_DENIED");
  });
});
