const NUMBER = /^-?\d+(\.\d+)?$/;
/** Signs, half and full width, after which a spreadsheet takes a cell for a formula, and the white space it skips. */
const FORMULA = /^[\s]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/** One cell of CSV (RFC 4180): no text becomes a formula, such ones get an apostrophe before them; numbers, negative ones too, stay numbers. */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
