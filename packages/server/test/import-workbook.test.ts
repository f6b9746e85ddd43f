import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";
import { type ZipPart, zipOf } from "./zip-of.js";

const LESSONS = "/records/resettlement/lesson";
const SITE = "511781100201-a01";
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly issues: readonly { readonly code: string; readonly path: string }[];
}

/** A workbook as an office program writes it: a hidden sheet first, texts shared, days as numbers with a format. */
function workbook(rows: string, more: { sheet?: string; parts?: readonly ZipPart[]; texts?: string } = {}): ZipPart[] {
  const relation = (id: string, target: string) => `<Relationship Id="${id}" Type="t" Target="${target}"/>`;
  return [
    { name: "[Content_Types].xml", content: `${XML}<Types/>` },
    {
      name: "xl/workbook.xml",
      content: `${XML}<x:workbook xmlns:x="m" xmlns:r="o"><x:sheets><x:sheet name="说明" sheetId="1" state="hidden" r:id="rId1"/><x:sheet name="课堂" sheetId="2" r:id="rId2"/></x:sheets></x:workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `${XML}<Relationships>${relation("rId1", "worksheets/sheet1.xml")}${relation("rId2", "/xl/worksheets/sheet2.xml")}</Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: `${XML}<worksheet><sheetData><row><c t="inlineStr"><is><t>别的</t></is></c></row></sheetData></worksheet>` },
    {
      name: "xl/styles.xml",
      content: `${XML}<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      content: more.texts ?? `${XML}<sst><si><t>标题一 &amp; 二</t></si><si><r><t>endea</t></r><r><t>vour</t></r><rPh sb="0"><t>pinyin</t></rPh></si></sst>`,
    },
    { name: "xl/worksheets/sheet2.xml", content: more.sheet ?? `${XML}<worksheet><cols><col min="1"/></cols><sheetData>${rows}</sheetData></worksheet>` },
    ...(more.parts ?? []),
  ];
}

const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c><c r="B1" t="inlineStr"><is><t>topic</t></is></c><c r="C1" t="str"><f>"da"&amp;"te"</f><v>date</v></c></row>';
const FITS = '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" s="1"><f>TODAY()</f><v>46091</v></c></row>';
const ALSO = '<row r="4"><c r="A4" t="inlineStr"><is><t>=1+1</t></is></c><c r="B4" t="str"><v>law</v></c><c r="C4" s="2"><v>46092</v></c></row>';
const WRONG = '<row r="5"><c r="A5" t="inlineStr"><is><t>第三课</t></is></c><c r="B5" t="s"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c></row>';

describe("a workbook of records", () => {
  let place: Started;
  let secretary: Person;
  beforeAll(async () => {
    place = await startPlatform();
    secretary = await place.as("sample-secretary");
  });
  afterAll(() => place.stop());

  const send = (bytes: Buffer, body: Readonly<Record<string, unknown>> = {}) =>
    secretary.send("POST", `${LESSONS}/import`, { orgUnit: SITE, importer: "xlsx", text: bytes.toString("base64"), ...body });
  const refused = async (parts: readonly ZipPart[] | Buffer) => {
    const { status, body } = await send(Buffer.isBuffer(parts) ? parts : zipOf(parts));
    return [status, body.code];
  };

  it("gives its days, its shared texts and what its formulas last gave, and the wrong rows come back as they were", async () => {
    const { status, body, text } = await send(zipOf(workbook(HEADER + FITS + ALSO + WRONG)));
    expect(status, text).toBe(200);
    expect((body.rows as readonly Row[]).map(({ row, outcome, issues }) => [row, outcome, issues.map(({ path }) => path)])).toEqual([
      [2, "made", []],
      [3, "made", []],
      [4, "refused", ["/date"]],
    ]);
    const lines = String(body.errorFile).split("\r\n");
    expect(lines[0]).toBe("\uFEFFtitle,topic,date,问题");
    expect(lines[1]).toMatch(/^第三课,endeavour,#N\/A,date: /);
    const { items } = (await secretary.get(LESSONS, { query: { sort: "-createdAt", limit: "5" } })).body;
    const made = items.map(({ data }) => [data.title, data.topic, data.date]);
    expect(made).toContainEqual(["标题一 & 二", "endeavour", "2026-03-10"]);
    expect(made).toContainEqual(["=1+1", "law", "2026-03-11"]);
  });

  it("that the platform itself wrote is read again", async () => {
    const exported = await (await place.as("sample-township")).get(`${LESSONS}/export`, { query: { format: "xlsx" } });
    expect(exported.status, exported.text.slice(0, 200)).toBe(200);
    const { bytes } = exported;
    const { status, body, text } = await send(bytes, { plan: true });
    expect(status, text).toBe(200);
    expect((body.rows as readonly Row[]).length).toBeGreaterThan(1);
  });

  it("is refused when it is hostile, with a code, before anything is made", async () => {
    const before = await place.counts();
    const bomb = Buffer.alloc(40 * 1024 * 1024, 0x20);
    const unsafe = [422, "IMPORT_FILE_UNSAFE"];
    expect(await refused(workbook("", { sheet: bomb.toString("latin1") }))).toEqual(unsafe);
    expect(await refused(workbook(HEADER).map((part) => (part.name.endsWith("sheet2.xml") ? { ...part, content: bomb, claims: 100 } : part)))).toEqual(unsafe);
    for (const name of ["../../etc/passwd", "/etc/passwd", "xl\\..\\x", "C:/x", "xl/workbook.xml"])
      expect(await refused(workbook(HEADER + FITS, { parts: [{ name, content: "x" }] })), name).toEqual(unsafe);
    const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await refused(workbook("", { sheet: `${XML}${entity}<worksheet><sheetData>${HEADER}</sheetData></worksheet>` }))).toEqual(unsafe);
    expect(await refused(workbook(HEADER + FITS, { texts: `${XML}${entity}<sst><si><t>&x;</t></si></sst>` }))).toEqual(unsafe);
    expect(await refused(workbook(HEADER + FITS, { texts: `${XML}<sst><si><t>&x;</t></si></sst>` }))).toEqual(unsafe);
    expect(await refused(workbook(`${HEADER}<row r="2"><c r="XFD2"><v>1</v></c></row>`))).toEqual(unsafe);
    expect(await place.counts()).toEqual(before);
  });

  it("is refused when it is no workbook, damaged, locked, or too long", async () => {
    const unreadable = [422, "IMPORT_FILE_UNREADABLE"];
    const whole = zipOf(workbook(HEADER + FITS));
    for (const bytes of [Buffer.from("title,topic\na,b"), whole.subarray(0, 200), zipOf([{ name: "a.txt", content: "a" }])])
      expect(await refused(bytes)).toEqual(unreadable);
    const locked = Buffer.from(whole);
    locked.writeUInt16LE(1, locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
    expect(await refused(locked)).toEqual(unreadable);
    expect(await refused(workbook("", { sheet: "<worksheet><sheetData><row" }))).toEqual(unreadable);
    const { body } = await secretary.send("POST", `${LESSONS}/import`, { importer: "xlsx", text: "不是 Base64" });
    expect(body.code).toBe("IMPORT_FILE_UNREADABLE");
    expect(await refused(workbook(HEADER + FITS.repeat(2_001)))).toEqual([422, "IMPORT_TOO_LONG"]);
    expect(await refused(workbook(HEADER))).toEqual([422, "IMPORT_UNREADABLE"]);
  });
});
