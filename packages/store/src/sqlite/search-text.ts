import type { SearchOptions, StoreDocument } from "@zhili/contracts";
import { checkLimit } from "../dialect/check-find.js";
import { checkPath } from "../dialect/check-path.js";
import { foldText, foldWords } from "../dialect/fold.js";
import { parseFilter } from "../dialect/parse-filter.js";
import { StoreBadQuery } from "../errors.js";
import type { CollectionInfo } from "./collection-info.js";
import { documentOf } from "./collection-reads.js";
import type { Connection } from "./connection.js";
import type { SqlRow } from "./driver.js";
import { whereSql } from "./query-sql.js";
import type { RowSource } from "./row-source.js";
import { valueSql } from "./sql-path.js";

const BATCH = 2000;
const DEFAULT_LIMIT = 50;

/** Documents, by id, in which every folded word stands in some text at the paths. Texts are read in batches and folded here. */
export async function searchText(
  info: CollectionInfo | undefined,
  connection: Connection,
  source: RowSource,
  paths: readonly string[],
  query: string,
  options: SearchOptions,
): Promise<StoreDocument[]> {
  const condition = parseFilter(options.filter ?? {});
  if (!Array.isArray(paths) || paths.length === 0 || paths.length > 16) throw StoreBadQuery({ facts: { reason: "a search needs 1 to 16 paths" } });
  for (const path of paths) checkPath(path);
  if (typeof query !== "string" || query.length > 1000) throw StoreBadQuery({ facts: { reason: "a search query is a text of at most 1000 characters" } });
  const limit = checkLimit(options.limit) ?? DEFAULT_LIMIT;
  if (info === undefined) return [];
  const words = foldWords(query);
  const where = whereSql(info, condition);
  const columns = paths.map((path, at) => `${valueSql(path)} AS t${at}`).join(", ");
  const sql = `SELECT id, ${columns} FROM ${info.table} WHERE ${where.sql} AND id > ? ORDER BY id LIMIT ?`;
  const found: StoreDocument[] = [];
  for (let last = ""; ; ) {
    const rows = await source.rows(info, sql, [...where.parameters, last, BATCH]);
    for (const row of rows) {
      if (!hasWords(row, paths.length, words)) continue;
      found.push(...[documentOf(connection.get(info.sql.get, [row.id ?? null]))].filter((document) => document !== undefined));
      if (found.length >= limit) return found;
    }
    if (rows.length < BATCH) return found;
    last = String(rows.at(-1)?.id);
  }
}

function hasWords(row: SqlRow, columns: number, words: readonly string[]): boolean {
  const texts: string[] = [];
  for (let at = 0; at < columns; at++) {
    const text = row[`t${at}`];
    if (typeof text === "string") texts.push(foldText(text));
  }
  return words.every((word) => texts.some((text) => text.includes(word)));
}
