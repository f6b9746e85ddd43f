import type { ImporterContribution } from "@zhili/plugin-api";
import { parse } from "csv-parse/sync";
import { ImportUnreadable } from "../../imports/errors.js";

const LONGEST_LINE = 100_000;

/** CSV with or without a byte order mark; empty lines are left out. Throws IMPORT_UNREADABLE with the line. */
export const csvImporter: ImporterContribution = {
  type: "csv",
  title: { "zh-CN": "CSV 表格", en: "CSV table" },
  params: { type: "object", additionalProperties: false, properties: {} },
  extensions: ["csv", "txt"],
  read(text) {
    try {
      return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, max_record_size: LONGEST_LINE }) as string[][];
    } catch (cause) {
      throw ImportUnreadable({ facts: { line: Number((cause as { lines?: number }).lines ?? 1) }, cause });
    }
  },
};
