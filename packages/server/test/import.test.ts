import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

const FIRMS = "/records/resettlement/firm";
const SITE = "511781100201-a01";
const CODES = ["91511781MA00000031", "91511781MA00000032", "91511781MA00000033"];

interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly issues: readonly { readonly code: string; readonly path: string; readonly message: string }[];
}

describe("a table of records", () => {
  let place: Started;
  let secretary: Person;
  beforeAll(async () => {
    place = await startPlatform();
    secretary = await place.as("sample-secretary");
  });
  afterAll(() => place.stop());

  const csv = ["企业名称,统一社会信用代码,联系电话", `样本一厂,${CODES[0]},19900000061`, `样本二厂,123,19900000062`, `"'=样本三厂",${CODES[1]},`].join("\r\n");
  const send = (body: Readonly<Record<string, unknown>>, headers: Record<string, string> = {}, language: "zh-CN" | "en" = "zh-CN") =>
    secretary.send("POST", `${FIRMS}/import`, { orgUnit: SITE, columns: { 联系电话: "contactPhone" }, ...body }, { headers, language });

  it("is planned row by row without making anything", async () => {
    const before = await place.counts();
    const { status, body, text } = await send({ csv: `\uFEFF${csv}`, plan: true });
    expect(status, text).toBe(200);
    const rows = body.rows as readonly Row[];
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, "fits"],
      [3, "refused"],
      [4, "fits"],
    ]);
    expect(rows[1]?.issues.map(({ path }) => path)).toEqual(["/creditCode"]);
    expect(await place.counts()).toEqual(before);
  });

  it("makes the rows that fit, gives the others back with what is wrong, and goes on once per key", async () => {
    const key = { "idempotency-key": "table-1" };
    const { body } = await send({ csv }, key);
    expect([body.made, body.refused]).toEqual([2, 1]);
    const lines = String(body.errorFile).split("\r\n");
    expect(lines[0]).toBe("\uFEFF企业名称,统一社会信用代码,联系电话,问题");
    expect(lines[1]).toMatch(/^样本二厂,123,19900000062,.*creditCode/);
    expect(lines).toHaveLength(3);
    const list = await secretary.get(FIRMS, { query: { count: "exact", sort: "name" } });
    expect([list.body.count, list.body.items.map(({ title }) => title).sort()]).toEqual([2, ["=样本三厂", "样本一厂"].sort()]);
    const again = await send({ csv }, key);
    expect(again.body.made).toBe(2);
    expect((await secretary.get(FIRMS, { query: { count: "exact" } })).body.count).toBe(2);
  });

  it("a row that is there already is refused in words of the form", async () => {
    for (const plan of [true, false]) {
      const { body } = await send({ csv: `name,creditCode\n样本四厂,${CODES[0]}`, plan }, {}, "en");
      expect((body.rows as readonly Row[])[0]).toMatchObject({ outcome: "refused", issues: [{ code: "RECORD_DUPLICATE", path: "/creditCode" }] });
    }
  });

  it("somebody else's site is refused row by row, and unknown columns and broken tables as a whole", async () => {
    const foreign = await send({ csv: `name,creditCode,所属单位\n样本五厂,${CODES[2]},511781001001-a01` });
    expect((foreign.body.rows as readonly Row[])[0]).toMatchObject({ outcome: "refused", issues: [{ code: "ACCESS_DENIED" }] });
    const wrong: [string, string][] = [
      ["名称,creditCode\n甲,乙", "IMPORT_COLUMN_UNKNOWN"],
      ['name,creditCode\n"甲,乙', "IMPORT_UNREADABLE"],
      ["name,creditCode", "IMPORT_UNREADABLE"],
      [`name\n${"甲\n".repeat(2_001)}`, "IMPORT_TOO_LONG"],
    ];
    for (const [text, code] of wrong) {
      const refused = await send({ csv: text });
      expect([refused.status, refused.body.code]).toEqual([422, code]);
    }
    const clerk = await place.as("sample-clerk");
    const denied = await clerk.send("POST", `${FIRMS}/import`, { csv });
    expect([denied.status, denied.body.code]).toEqual([403, "ACCESS_DENIED"]);
  });
});
