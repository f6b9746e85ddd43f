import { Readable } from "node:stream";
import type { StreamExport, TableCell } from "@zhili/plugin-api";
import yazl from "yazl";

type Pages = AsyncIterable<readonly (readonly TableCell[])[]>;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_048_576;
/** The same rows make the same bytes. */
const MADE = new Date(1980, 0, 1, 12);

const PARTS: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
  "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** An Excel workbook of one sheet, its first row fixed. Texts are texts, never formulas; it is packed while the rows come. */
export const xlsxExport: StreamExport = {
  type: "xlsx",
  title: { "zh-CN": "Excel 工作簿", en: "Excel workbook" },
  params: { type: "object", additionalProperties: false, properties: {} },
  extension: "xlsx",
  mediaType: `${SHEET_TYPE}.sheet`,
  write(pages, { title, columns }) {
    const file = new yazl.ZipFile();
    for (const [name, text] of Object.entries(PARTS)) file.addBuffer(Buffer.from(text), name, { mtime: MADE });
    file.addBuffer(Buffer.from(workbook(title)), "xl/workbook.xml", { mtime: MADE });
    const sheet = Readable.from(sheetOf(columns, pages));
    sheet.on("error", (error) => (file.outputStream as Readable).destroy(error));
    file.addReadStream(sheet, "xl/worksheets/sheet1.xml", { mtime: MADE, compressionLevel: 1 });
    file.end();
    return file.outputStream as unknown as AsyncIterable<Uint8Array>;
  },
};

async function* sheetOf(columns: readonly string[], pages: Pages): AsyncGenerator<string> {
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `${XML}<worksheet xmlns="${MAIN}">${frozen}<sheetData>${rowOf(columns)}`;
  let rows = 1;
  for await (const page of pages) {
    rows += page.length;
    if (rows > MOST_ROWS) throw new RangeError(`a sheet holds at most ${MOST_ROWS} rows`);
    yield page.map(rowOf).join("");
  }
  yield "</sheetData></worksheet>";
}

function rowOf(cells: readonly TableCell[]): string {
  return `<row>${cells.map(cellOf).join("")}</row>`;
}

function cellOf(value: TableCell): string {
  if (typeof value === "number") return Number.isFinite(value) ? `<c><v>${value}</v></c>` : "<c/>";
  return value === "" ? "<c/>" : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_CELL))}</t></is></c>`;
}

/** A sheet's name has at most 31 characters and none of `[]:*?/\`. */
function workbook(title: string): string {
  const name = escaped(title.replace(/[[\]:*?/\\]/g, " ").slice(0, 31)).trim();
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name === "" ? "1" : name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML does not allow are left out. */
function escaped(text: string): string {
  if (!/[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text)) return text;
  return text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, "").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
