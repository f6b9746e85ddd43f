import { afterAll, beforeAll, expect, test } from "vitest";
import { readZip } from "../../platform/test/plugins/read-zip.js";
import { type Answer, type Person, type Started, startPlatform } from "./start-platform.js";

const FORMULA = '=HYPERLINK("http://x","1")';

let site: Started;
let county: Person;
beforeAll(async () => {
  site = await startPlatform();
  county = await site.as("sample-county");
});
afterAll(() => site.stop());

/** Cells of the workbook's sheet, row by row: numbers as numbers, texts as texts. */
function cellsOf({ bytes }: Answer): (string | number)[][] {
  const sheet = readZip(bytes).get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).not.toMatch(/<f[ >]/);
  const plain = (text: string) => text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? "");
  return [...sheet.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c(?: t="inlineStr")?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell = ""]) => {
      const number = /^<v>(.*)<\/v>$/.exec(cell)?.[1];
      return number === undefined ? plain(/<t[^>]*>(.*)<\/t>/s.exec(cell)?.[1] ?? "") : Number(number);
    }),
  );
}

function linesOf({ text }: Answer): string[] {
  return text.replace("\uFEFF", "").trimEnd().split("\r\n");
}

const file = (format: string, language: "zh-CN" | "en" = "zh-CN") => county.get("/reports/resettlement/headquarters", { query: { format }, language });

test("a report leaves as CSV and as a workbook with the same figures, lists and names, and no text of it is a formula", async () => {
  const made = await county.send("POST", "/records/resettlement/metric", {
    orgUnit: "511781000000",
    data: { code: "formula", title: FORMULA, quantity: { value: 7, qualifier: "≥", unit: "个" }, source: "-1+1" },
  });
  expect(made.status).toBe(201);
  const [csv, xlsx] = [await file("csv"), await file("xlsx")];
  expect([csv.status, xlsx.status]).toEqual([200, 200]);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(xlsx.headers["content-type"]).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(String(xlsx.headers["content-disposition"])).toContain(`attachment; filename="`);
  expect(decodeURIComponent(String(xlsx.headers["content-disposition"]))).toContain("搬迁融合总览-2026-03-02.xlsx");

  const cells = cellsOf(xlsx);
  expect(cells[0]).toEqual(["搬迁融合总览"]);
  expect(String(cells[1]?.[0])).toMatch(/^万源市 · 截至2026年3月2日 · 2026年3月2日/);
  expect(cells.slice(2, 6)).toEqual([[], ["各项数字"], ["指标", "数值"], ["安置点", 98]]);
  expect(cells).toContainEqual(["各乡镇安置点"]);
  expect(cells.find(([town]) => town === "太平镇")?.slice(1)).toEqual([expect.any(Number), expect.any(Number)]);
  expect(cells).toContainEqual([FORMULA, "7余个", "-1+1"]);
  expect(linesOf(csv)).toContain(`"'=HYPERLINK(""http://x"",""1"")",7余个,'-1+1`);
  expect(linesOf(csv)).toHaveLength(cells.length);
  expect(cellsOf(await file("xlsx", "en")).slice(2, 5)).toEqual([[], ["Figures"], ["Figure", "Value"]]);
  const { events } = await site.platform.store
    .find("audit", { action: "report.export" })
    .then(({ items }) => ({ events: items.map((one) => (one as { facts?: { format?: string } }).facts?.format) }));
  expect(events).toEqual(expect.arrayContaining(["csv", "xlsx"]));
});

test("an unknown kind of file is refused by name, and a report that somebody may not read is no file either", async () => {
  const refused = await file("xls");
  expect([refused.status, refused.body.code]).toEqual([422, "EXPORT_UNKNOWN"]);
  expect((await site.nobody.get("/reports/resettlement/headquarters", { query: { format: "xlsx" } })).status).toBe(403);
});
