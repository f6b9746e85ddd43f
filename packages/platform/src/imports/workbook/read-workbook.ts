import { ImportFileUnreadable } from "../errors.js";
import { dateStyles } from "./date-styles.js";
import { sheetRows } from "./sheet-rows.js";
import { xmlTokens } from "./xml-tokens.js";
import { ZipParts } from "./zip-parts.js";

const PLACE = "xl/";

/**
 * The first sheet of a workbook that is not hidden, as rows of texts. Nothing outside of the file is looked at, nothing in it is run.
 * Throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_UNSAFE, IMPORT_TOO_LONG.
 */
export function readWorkbook(bytes: Buffer): string[][] {
  const parts = new ZipParts(bytes);
  const workbook = parts.text(`${PLACE}workbook.xml`);
  if (workbook === undefined) throw ImportFileUnreadable();
  const { relation, from1904 } = firstSheet(workbook);
  const sheet = parts.text(targetOf(parts.text(`${PLACE}_rels/workbook.xml.rels`), relation));
  if (sheet === undefined) throw ImportFileUnreadable();
  const strings = sharedStrings(parts.text(`${PLACE}sharedStrings.xml`));
  return sheetRows(sheet, { strings, dates: dateStyles(parts.text(`${PLACE}styles.xml`)), from1904 });
}

function firstSheet(workbook: string): { relation: string; from1904: boolean } {
  let [relation, from1904]: [string | undefined, boolean] = [undefined, false];
  for (const token of xmlTokens(workbook)) {
    if (token.kind !== "open") continue;
    if (token.name === "workbookPr") from1904 = token.attributes.date1904 === "1" || token.attributes.date1904 === "true";
    if (token.name === "sheet" && (token.attributes.state ?? "visible") === "visible") relation ??= token.attributes.id;
  }
  if (relation === undefined) throw ImportFileUnreadable();
  return { relation, from1904 };
}

/** The part that a relation leads to, inside the file. */
function targetOf(relations: string | undefined, wanted: string): string {
  for (const token of xmlTokens(relations ?? "")) {
    if (token.kind !== "open" || token.attributes.Id !== wanted || token.attributes.TargetMode === "External") continue;
    const target = token.attributes.Target ?? "";
    return target.startsWith("/") ? target.slice(1) : `${PLACE}${target}`;
  }
  throw ImportFileUnreadable();
}

/** Texts that cells name by number; what is read aloud beside them is left out. */
function sharedStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  let [inside, aloud, text] = ["", false, ""];
  for (const token of xmlTokens(xml ?? "")) {
    if (token.kind === "text") {
      if (inside === "t" && !aloud) text += token.text;
      continue;
    }
    if (token.name === "rPh") aloud = token.kind === "open" && !token.empty;
    if (token.kind === "open" && token.name === "si") text = "";
    inside = token.kind === "open" && !token.empty ? token.name : "";
    if (token.name === "si" && (token.kind === "close" || token.empty)) strings.push(text);
  }
  return strings;
}
