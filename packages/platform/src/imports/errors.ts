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
/** Not a workbook, damaged, or with a password. */
export const ImportFileUnreadable = defineError("IMPORT_FILE_UNREADABLE", 422, {
  "zh-CN": "读不了这个文件。请用 Excel 或 WPS 另存为 .xlsx（不设密码），或者另存为 CSV（UTF-8）。",
  en: "The file can't be read. Save it as .xlsx without a password, or as CSV (UTF-8).",
});
/** Facts: why, whyEn. */
export const ImportFileUnsafe = defineError("IMPORT_FILE_UNSAFE", 422, {
  "zh-CN": "没有打开这个文件：{why}。请把表格复制到新建的工作簿里，再导入。",
  en: "The file was not opened: {whyEn}. Copy the table into a new workbook and import that.",
});
