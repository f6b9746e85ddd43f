import type { ImporterContribution } from "@zhili/plugin-api";
import { ImportFileUnreadable } from "../../imports/errors.js";
import { readWorkbook } from "../../imports/workbook/read-workbook.js";

/** The first sheet of an Excel workbook (.xlsx). Throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_UNSAFE, IMPORT_TOO_LONG. */
export const xlsxImporter: ImporterContribution = {
  type: "xlsx",
  title: { "zh-CN": "Excel 表格", en: "Excel workbook" },
  params: { type: "object", additionalProperties: false, properties: {} },
  extensions: ["xlsx"],
  takes: "base64",
  read(text) {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw ImportFileUnreadable();
    return readWorkbook(Buffer.from(text, "base64"));
  },
};
