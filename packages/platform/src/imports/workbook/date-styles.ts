import { xmlTokens } from "./xml-tokens.js";

/** Formats for days and times that every workbook knows without naming them. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const DAY_MS = 86_400_000;

/** Which styles of cells show a number as a day or time, by the number of the style. */
export function dateStyles(styles: string | undefined): ReadonlySet<number> {
  const dates = new Set(BUILT_IN);
  const found = new Set<number>();
  let [inCells, style] = [false, 0];
  for (const token of xmlTokens(styles ?? "")) {
    if (token.kind === "close" && token.name === "cellXfs") inCells = false;
    if (token.kind !== "open") continue;
    const { name, attributes } = token;
    if (name === "numFmt" && isDate(attributes.formatCode ?? "")) dates.add(Number(attributes.numFmtId));
    if (name === "cellXfs") inCells = !token.empty;
    if (name !== "xf" || !inCells) continue;
    if (dates.has(Number(attributes.numFmtId ?? 0))) found.add(style);
    style += 1;
  }
  return found;
}

/** `2026-03-02`, `2026-03-02T09:30:00`, or `09:30` for a number that stands for a day, a moment or a time of day. */
export function dateText(serial: number, from1904: boolean): string {
  const time = new Date(Math.round((serial % 1) * 86_400) * 1_000).toISOString();
  if (serial < 1 && !from1904) return time.slice(11, 16);
  const shift = from1904 ? 1_462 : serial < 60 ? 1 : 0;
  const day = new Date(Date.UTC(1899, 11, 30) + (Math.floor(serial) + shift) * DAY_MS);
  if (Number.isNaN(day.getTime())) return String(serial);
  const date = day.toISOString().slice(0, 10);
  return serial % 1 === 0 ? date : `${date}T${time.slice(11, 19)}`;
}

function isDate(format: string): boolean {
  return /[ymdhs年月日]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").split(";")[0] ?? "");
}
