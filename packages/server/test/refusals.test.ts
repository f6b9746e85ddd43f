import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Person, type Started, startPlatform } from "./start-platform.js";

const PEOPLE = "/records/base/person";
const HOUSEHOLDS = "/records/base/household";
const SITE = "511781100201-a01";
const OTHER_SITE = "511781001001-a01";

describe("wrong input", () => {
  let place: Started;
  let secretary: Person;
  let mine: string;
  let foreign: string;
  beforeAll(async () => {
    place = await startPlatform();
    secretary = await place.as("sample-secretary");
    const county = await place.as("sample-county");
    mine = (await secretary.get(HOUSEHOLDS, { query: { limit: "1" } })).body.items[0]?.id ?? "";
    foreign = (await county.get(HOUSEHOLDS, { query: { limit: "1", orgUnit: OTHER_SITE } })).body.items[0]?.id ?? "";
  });
  afterAll(() => place.stop());

  /** Refusals for missing rights leave a line in the audit trail; nothing else may be written. */
  async function refused(
    ask: (person: Person) => Promise<Answer>,
    expected: { status: number; code: string; path?: string; audited?: boolean },
  ): Promise<void> {
    const before = await place.counts();
    const answer = await ask(secretary);
    expect([answer.status, answer.body.code], answer.text).toEqual([expected.status, expected.code]);
    expect(String(answer.headers["content-type"])).toContain("application/problem+json");
    expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
    if (expected.path !== undefined) expect(answer.body.issues.map((issue) => issue.path)).toContain(expected.path);
    const after = await place.counts();
    expect(after).toEqual(expected.audited === true ? { ...before, audit: (before.audit ?? 0) + 1 } : before);
  }

  it("speaks the caller's language", async () => {
    const wrong = { data: { name: 5 }, other: 1 };
    const chinese = await secretary.send("POST", PEOPLE, wrong);
    const english = await secretary.send("POST", PEOPLE, wrong, { language: "en" });
    expect(chinese.body.issues[0]?.message).toBe("没有这一项。");
    expect(english.body.issues[0]?.message).toBe("There is no such field.");
    expect(english.body.title).toBe("Bad request");
  });

  it("an id number with a wrong check digit is refused beside its field", () =>
    refused((one) => one.send("POST", PEOPLE, { orgUnit: SITE, data: { name: "样本甲", idNumber: "519999195702060018" } }), {
      status: 422,
      code: "RECORD_INVALID",
      path: "/idNumber",
    }));

  it("a field that the record type does not have is refused", () =>
    refused((one) => one.send("POST", PEOPLE, { orgUnit: SITE, data: { name: "样本甲", nickname: "x" } }), {
      status: 422,
      code: "RECORD_INVALID",
      path: "/nickname",
    }));

  it("a stale version is refused", () =>
    refused((one) => one.send("PATCH", `${HOUSEHOLDS}/${mine}`, { data: { size: 3 } }, { headers: { "if-match": '"7"' } }), {
      status: 409,
      code: "RECORD_STALE",
    }));

  it("someone else's site is refused and noted", async () => {
    await refused((one) => one.send("POST", PEOPLE, { orgUnit: OTHER_SITE, data: { name: "样本甲" } }), { status: 403, code: "ACCESS_DENIED", audited: true });
    await refused((one) => one.get(`${HOUSEHOLDS}/${foreign}`), { status: 403, code: "ACCESS_DENIED", audited: true });
    await refused((one) => one.send("PATCH", `${HOUSEHOLDS}/${foreign}`, { data: { size: 3 } }, { headers: { "if-match": '"1"' } }), {
      status: 403,
      code: "ACCESS_DENIED",
      audited: true,
    });
  });

  it("a place of the wrong level is refused, and the right levels are named in the caller's language", async () => {
    const county = await place.as("sample-county");
    const wrong = { orgUnit: "511781000000", data: { name: "样本户" } };
    const chinese = await county.send("POST", HOUSEHOLDS, wrong);
    const english = await county.send("POST", HOUSEHOLDS, wrong, { language: "en" });
    expect([chinese.status, chinese.body.code]).toEqual([422, "ORG_UNIT_WRONG_LEVEL"]);
    expect(chinese.body.detail).toBe("「户」应建在村（社区）、安置点、小区、组一级，不能建在万源市。");
    expect(english.body.detail).toBe("“Household” belongs to the level Village, Resettlement site, Residential compound, Group, not to 万源市.");
  });

  it("nobody signed in gets nothing", async () => {
    for (const path of [PEOPLE, `${PEOPLE}/x`, "/configuration", "/tasks", "/org-units", "/ledgers/resettlement/points/verify"]) {
      const { status, text } = await place.nobody.get(path);
      if (status === 200) expect(text, path).not.toContain("样");
      else expect([401, 404], path).toContain(status);
    }
  });

  it("names that reach for prototypes are refused wherever they stand", async () => {
    const bodies = ['{"data":{"__proto__":{"a":1}}}', '{"data":{"name":"x","constructor":{"prototype":{}}}}', '{"data":{"a":[{"b":{"prototype":1}}]}}'];
    for (const body of bodies) await refused((one) => one.send("POST", PEOPLE, body), { status: 400, code: "REQUEST_FORBIDDEN_KEYS" });
    for (const query of ["filter[__proto__]=1", "filter[constructor][$gte]=1", "__proto__=1"])
      await refused((one) => one.get(`${HOUSEHOLDS}?${encodeURI(query)}`), { status: 400, code: "REQUEST_FORBIDDEN_KEYS" });
  });

  it("operators that are none, or that reach around the filter, are refused", async () => {
    const queries = [
      "filter[size][$where]=1",
      "filter[$or]=1",
      "filter[$where]=sleep",
      "filter[no][$regex]=.*",
      "filter[searchText]=a",
      "filter[snapshot.state]=x",
    ];
    for (const query of queries) await refused((one) => one.get(`${HOUSEHOLDS}?${encodeURI(query)}`), { status: 400, code: "FILTER_REFUSED" });
    await refused((one) => one.get(`${HOUSEHOLDS}?filter[headName]=x`), { status: 400, code: "FILTER_REFUSED" });
    await refused((one) => one.get(`${HOUSEHOLDS}?filter[size]=many`), { status: 400, code: "FILTER_REFUSED" });
    await refused((one) => one.get(`${HOUSEHOLDS}?filter[size][$gte][$lt]=1`), { status: 400, code: "REQUEST_INVALID" });
    await refused((one) => one.get(`${HOUSEHOLDS}?filter[no]=a&filter[no]=b`), { status: 400, code: "REQUEST_INVALID" });
  });

  it("limits, orders and cursors that are none are refused", async () => {
    for (const query of ["limit=0", "limit=201", "limit=ten", "limit=1.5", "count=all", "page=2"])
      await refused((one) => one.get(`${HOUSEHOLDS}?${query}`), { status: 400, code: "REQUEST_INVALID" });
    for (const query of ["sort=nothing", "sort=-headName", "sort=__proto", "sort=searchText"])
      await refused((one) => one.get(`${HOUSEHOLDS}?${query}`), { status: 400, code: "SORT_REFUSED" });
    const page = await secretary.get(HOUSEHOLDS, { query: { limit: "2", sort: "size" } });
    await refused((one) => one.get(`${HOUSEHOLDS}?cursor=nonsense`), { status: 400, code: "STORE_BAD_CURSOR" });
    await refused((one) => one.get(`${HOUSEHOLDS}?sort=no&cursor=${page.body.cursor}`), { status: 400, code: "STORE_BAD_CURSOR" });
  });

  it("bodies that are too large, too deep, broken or not JSON are refused", async () => {
    await refused((one) => one.send("POST", PEOPLE, JSON.stringify({ data: { name: "x".repeat(10 * 1024 * 1024) } })), {
      status: 413,
      code: "REQUEST_TOO_LARGE",
    });
    await refused((one) => one.send("POST", PEOPLE, `{"data":{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}}`), { status: 400, code: "REQUEST_INVALID" });
    await refused((one) => one.send("POST", PEOPLE, '{"data":'), { status: 400, code: "REQUEST_NOT_JSON" });
    await refused((one) => one.send("POST", PEOPLE, "<data/>", { headers: { "content-type": "application/xml" } }), {
      status: 415,
      code: "REQUEST_MEDIA_TYPE",
    });
  });

  it("shapes that a route does not take are refused", async () => {
    const wrong: [unknown, string][] = [
      [{}, "/data"],
      [{ data: [] }, "/data"],
      [{ data: {}, orgUnit: 5 }, "/orgUnit"],
      [{ data: {}, orgUnit: null }, "/orgUnit"],
      [{ data: {}, byEffect: true }, "/byEffect"],
      [{ data: {}, state: "registered" }, "/state"],
    ];
    for (const [body, path] of wrong) await refused((one) => one.send("POST", PEOPLE, body), { status: 400, code: "REQUEST_INVALID", path });
    const step = `${HOUSEHOLDS}/${mine}/transitions/cancel`;
    await refused((one) => one.send("POST", step, { decision: "maybe" }), { status: 400, code: "REQUEST_INVALID", path: "/decision" });
    await refused((one) => one.send("POST", `${HOUSEHOLDS}/${mine}/moves/vanish`, {}), { status: 400, code: "REQUEST_INVALID" });
    await refused((one) => one.send("POST", "/ledgers/resettlement/points/entries/x/reversal", { reason: "" }), {
      status: 400,
      code: "REQUEST_INVALID",
      path: "/reason",
    });
    await refused((one) => one.send("POST", PEOPLE, { data: {} }, { headers: { "idempotency-key": "k".repeat(201) } }), {
      status: 400,
      code: "REQUEST_INVALID",
    });
  });

  it("what is not there is said to be not there", async () => {
    await refused((one) => one.get("/nowhere"), { status: 404, code: "REQUEST_ROUTE_UNKNOWN" });
    await refused((one) => one.send("DELETE", "/configuration"), { status: 404, code: "REQUEST_ROUTE_UNKNOWN" });
    await refused((one) => one.get("/records/base/nothing"), { status: 404, code: "DEFINITION_UNKNOWN" });
    await refused((one) => one.get(`${HOUSEHOLDS}/nobody`), { status: 404, code: "RECORD_NOT_FOUND" });
    await refused((one) => one.get("/reports/base/nothing"), { status: 404, code: "DEFINITION_UNKNOWN" });
    await refused((one) => one.get("/pages/base/nothing/data"), { status: 404, code: "DEFINITION_UNKNOWN" });
    await refused((one) => one.get("/ledgers/base/nothing/accounts/x"), { status: 404, code: "DEFINITION_UNKNOWN" });
    await refused((one) => one.get("/notices/nothing"), { status: 404, code: "NOTICE_NOT_FOUND" });
  });

  it("a cookie without the token against other sites changes nothing", () =>
    refused((one) => one.send("POST", PEOPLE, { orgUnit: SITE, data: { name: "样本甲" } }, { headers: { "x-csrf-token": "" } }), {
      status: 403,
      code: "REQUEST_CSRF_MISSING",
    }));
});
