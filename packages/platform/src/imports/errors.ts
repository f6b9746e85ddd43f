import { defineError } from "@zhili/contracts";

/** Facts: line. */
export const ImportUnreadable = defineError("IMPORT_UNREADABLE", 422, {
  "zh-CN": "读不了这个表格（第 {line} 行附近）。请另存为 CSV（UTF-8），第一行是栏目名，下面每行一条。",
  en: "The table can't be read near line {line}. Save it as CSV (UTF-8) with the names of the columns in the first line and one record in each line below.",
});
/** Facts: rows, most. */
export const ImportTooLong = defineError("IMPORT_TOO_LONG", 422, {
  "zh-CN": "表格有 {rows} 行，一次最多导入 {most} 行，请分几次导入。",
  en: "The table has {rows} rows; at most {most} are taken at once. Split it.",
});
/** Facts: columns. */
export const ImportColumnUnknown = defineError("IMPORT_COLUMN_UNKNOWN", 422, {
  "zh-CN": "不认识这些栏目：{columns}。请改成表单中的名称，或指定对应的字段。",
  en: "These columns are not known: {columns}. Give them the names of the form, or say to which fields they belong.",
});
