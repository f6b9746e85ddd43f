import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

const PEOPLE = "/records/base/person";
const HOUSEHOLDS = "/records/base/household";
const FIRMS = "/records/resettlement/firm";
const SITE = "511781100201-a01";

describe("records at the HTTP door", () => {
  let place: Started;
  let secretary: Person;
  let township: Person;
  beforeAll(async () => {
    place = await startPlatform();
    secretary = await place.as("sample-secretary");
    township = await place.as("sample-township");
  });
  afterAll(() => place.stop());

  const person = async (data: Readonly<Record<string, unknown>> = {}) => {
    const made = await secretary.send("POST", PEOPLE, { orgUnit: SITE, data: { name: "样本甲", phone: "19900000099", ...data } });
    expect(made.status, made.text).toBe(201);
    return made.body;
  };

  it("a record that is made, read and changed names its version each time", async () => {
    const made = await secretary.send("POST", PEOPLE, { orgUnit: SITE, data: { name: "样本甲", birthDate: "1960-02-03" } });
    expect([made.status, made.headers.etag]).toEqual([201, '"1"']);
    const read = await secretary.get(`${PEOPLE}/${made.body.id}`);
    expect(read.headers.etag).toBe('"1"');
    const changed = await secretary.send("PATCH", `${PEOPLE}/${made.body.id}`, { data: { birthDate: "1961-02-03" } }, { headers: { "if-match": '"1"' } });
    expect([changed.status, changed.headers.etag, changed.body.version]).toEqual([200, '"2"', 2]);
    expect(changed.body.data.birthDate).toBe("1961-02-03");
  });

  it("sensitive fields are masked, shown in full on asking, and each look is in the audit trail", async () => {
    const { id } = await person();
    expect((await secretary.get(`${PEOPLE}/${id}`)).body.data.phone).toBe("199****0099");
    const before = (await place.counts()).audit ?? 0;
    const open = await secretary.get(`${PEOPLE}/${id}`, { query: { unmask: "phone" } });
    expect(open.body.data.phone).toBe("19900000099");
    expect((await place.counts()).audit).toBe(before + 1);
  });

  it("a look at a record, a list or a report writes nothing", async () => {
    const { id } = await person();
    const before = await place.counts();
    for (const path of [`${PEOPLE}/${id}`, `${PEOPLE}/${id}/timeline`, PEOPLE, "/pages/resettlement/site-overview/data", "/org-units", "/search?q=样"])
      await secretary.get(path);
    expect(await place.counts()).toEqual(before);
  });

  it("a change without a version is refused, and so is a version that is none", async () => {
    const { id } = await person();
    for (const headers of [{}, { "if-match": "*" }, { "if-match": "abc" }]) {
      const refused = await secretary.send("PATCH", `${PEOPLE}/${id}`, { data: { birthDate: "1961-02-03" } }, { headers });
      expect([refused.status, refused.body.code]).toEqual([428, "REQUEST_VERSION_NEEDED"]);
    }
  });

  it("a stale change is told field by field what happened, and what does not clash goes through on the newest version", async () => {
    const { id } = await person({ birthDate: "1960-02-03" });
    const path = `${PEOPLE}/${id}`;
    const first = await township.send("PATCH", path, { data: { phone: "19900000011", birthDate: "1962-01-01" } }, { headers: { "if-match": '"1"' } });
    expect(first.status, first.text).toBe(200);
    const mine = { name: "样本乙", birthDate: "1965-05-05" };
    const stale = await secretary.send("PATCH", path, { data: mine }, { headers: { "if-match": '"1"' }, language: "en" });
    expect([stale.status, stale.body.code]).toEqual([409, "RECORD_STALE"]);
    const differences = Object.fromEntries(stale.body.difference.map((one) => [String(one.field), one]));
    expect(differences).toEqual({
      name: { field: "name", title: "Name", base: "样*甲", theirs: "样*甲", yours: "样本乙", clash: false },
      phone: { field: "phone", title: "Mobile phone", theirs: "199****0011", clash: false },
      birthDate: { field: "birthDate", title: "Date of birth", theirs: "1962-01-01", yours: "1965-05-05", clash: true },
    });
    const merged = await secretary.send("PATCH", path, { data: { name: "样本乙" } }, { headers: { "if-match": '"2"' } });
    expect([merged.status, merged.body.data.birthDate]).toEqual([200, "1962-01-01"]);
  });

  it("the same key makes a record once, and refuses another body", async () => {
    const ask = { headers: { "idempotency-key": "once-1" } };
    const body = { orgUnit: SITE, data: { name: "样本丙" } };
    const [one, two] = await Promise.all([secretary.send("POST", PEOPLE, body, ask), secretary.send("POST", PEOPLE, body, ask)]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.id).toBe(one.body.id);
    const other = await secretary.send("POST", PEOPLE, { ...body, data: { name: "样本丁" } }, ask);
    expect([other.status, other.body.code]).toEqual([409, "IDEMPOTENCY_KEY_REUSED"]);
  });

  it("a step is taken once per key, and a stale one is refused", async () => {
    const made = await secretary.send("POST", FIRMS, { orgUnit: SITE, data: { name: "样本公司", creditCode: "91511781MA00000011" } });
    expect(made.status, made.text).toBe(201);
    const path = `${FIRMS}/${made.body.id}/transitions/reject`;
    const stale = await township.send("POST", path, { comment: "材料不实" }, { headers: { "if-match": '"9"' } });
    expect([stale.status, stale.body.code, stale.body.difference]).toEqual([409, "RECORD_STALE", []]);
    const headers = { "idempotency-key": "reject-1" };
    const taken = await township.send("POST", path, { comment: "材料不实" }, { headers });
    expect([taken.status, taken.headers.etag, taken.body.record.state]).toEqual([200, `"${taken.body.record.version}"`, "rejected"]);
    const again = await township.send("POST", path, { comment: "材料不实" }, { headers });
    expect([again.status, again.body.record.version]).toEqual([200, taken.body.record.version]);
    const other = await township.send("POST", path, { comment: "别的理由" }, { headers });
    expect([other.status, other.body.code]).toEqual([409, "IDEMPOTENCY_KEY_REUSED"]);
  });

  it("filters compare numbers as numbers, look into lists, and count", async () => {
    const all = await secretary.get(HOUSEHOLDS, { query: { count: "exact" } });
    const big = await secretary.get(HOUSEHOLDS, { query: { "filter[size][$gte]": "4", count: "exact" } });
    const small = await secretary.get(HOUSEHOLDS, { query: { "filter[size][$lt]": "4", count: "exact" } });
    expect(big.body.count).toBeGreaterThan(0);
    expect(big.body.count + small.body.count).toBe(all.body.count);
    const member = String(all.body.items[0]?.data.head);
    const of = await secretary.get(HOUSEHOLDS, { query: { "filter[members]": member } });
    expect(of.body.items.map((one) => one.data.head)).toEqual([member]);
    const either = await secretary.get(HOUSEHOLDS, { query: { "filter[size][$in]": "1,4", "filter[size][$ne]": "1", count: "exact" } });
    expect(new Set(either.body.items.map((one) => one.data.size))).toEqual(new Set([4]));
  });

  it("pages follow one another without gaps, in the order asked for", async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await secretary.get(HOUSEHOLDS, { query: { limit: "5", sort: "-no", ...(cursor === undefined ? {} : { cursor }) } });
      seen.push(...page.body.items.map((one) => one.data.no));
      cursor = page.body.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(12);
  });

  it("words of fields that may not be read are not told by their labels", async () => {
    const clerk = await place.as("sample-clerk");
    const { body } = await clerk.get(HOUSEHOLDS, { query: { limit: "1" } });
    expect(body.items[0]?.labels).toEqual({});
  });

  it("an export is a CSV of what may be taken out: masked, in words, no cell a formula, and in the audit trail", async () => {
    await person({ name: "=cmd|' /C calc'!A0" });
    const firm = { name: "=HYPERLINK(1)", creditCode: "91511781MA00000022" };
    expect((await secretary.send("POST", FIRMS, { orgUnit: SITE, data: firm })).status).toBe(201);
    const before = (await place.counts()).audit ?? 0;
    const file = await township.get(`${FIRMS}/export`, { query: { format: "csv", "filter[creditCode]": firm.creditCode } });
    expect(file.status, file.text).toBe(200);
    expect(String(file.headers["content-type"])).toBe("text/csv; charset=utf-8");
    const [header = "", row = "", ...rest] = file.text.split("\r\n");
    expect(header.startsWith("\uFEFF企业名称,统一社会信用代码")).toBe(true);
    expect(row).toContain(`'=HYPERLINK(1),${firm.creditCode}`);
    expect(rest).toEqual([""]);
    expect((await place.counts()).audit).toBe(before + 1);
    const all = await township.get(`${HOUSEHOLDS}/export`, { query: { sort: "no" } });
    const list = await township.get(HOUSEHOLDS, { query: { count: "exact" } });
    expect(all.text.trimEnd().split("\r\n")).toHaveLength(list.body.count + 1);
    expect(all.text).not.toMatch(/1[3-9]\d{9}/);
    const refused = await secretary.get(`${HOUSEHOLDS}/export`);
    expect([refused.status, refused.body.code]).toEqual([403, "ACCESS_DENIED"]);
    const wrong = await township.get(`${HOUSEHOLDS}/export`, { query: { "filter[nothing]": "1" } });
    expect([wrong.status, wrong.body.code]).toEqual([400, "FILTER_REFUSED"]);
  });
});
