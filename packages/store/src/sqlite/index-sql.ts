import { parseTest } from "../dialect/parse-test.js";
import type { CollectionInfo, NumberedIndex } from "./collection-info.js";
import { conditionSql } from "./condition-sql.js";
import { pathLiteral, valueSql } from "./sql-path.js";
import { literalScope } from "./sql-scope.js";

/** Statements that make an index. The id is the last column of an index that is not unique and does not name it, so that it serves keyset paging. */
export function createIndexSql(info: CollectionInfo, index: NumberedIndex): string[] {
  if (index.spec.array === true) return createArrayIndexSql(info, index);
  const columns = index.spec.keys.map((key) => `${valueSql(key.path)}${key.direction === "desc" ? " DESC" : ""}`);
  const last = index.spec.keys.at(-1);
  if (index.spec.unique !== true && !index.spec.keys.some(({ path }) => path === "id")) columns.push(last?.direction === "desc" ? "id DESC" : "id");
  const where = whereSql(index, "doc");
  const filter = where === undefined ? "" : ` WHERE ${where}`;
  return [`CREATE ${index.spec.unique === true ? "UNIQUE " : ""}INDEX i${index.number} ON ${info.table} (${columns.join(", ")})${filter}`];
}

/** Statements that remove an index. */
export function dropIndexSql(index: NumberedIndex): string[] {
  if (index.spec.array !== true) return [`DROP INDEX i${index.number}`];
  const triggers = ["insert", "update", "delete"].map((event) => `DROP TRIGGER a${index.number}_${event}`);
  return [...triggers, `DROP TABLE a${index.number}`];
}

/** A side table of (element, row) kept by triggers. Texts and numbers only: true, false and null are found without it. */
function createArrayIndexSql(info: CollectionInfo, index: NumberedIndex): string[] {
  const side = `a${index.number}`;
  const path = pathLiteral(index.spec.keys[0]?.path ?? "id");
  const key = index.spec.unique === true ? "PRIMARY KEY (v)" : "PRIMARY KEY (v, n)";
  const elements = (row: string) =>
    `SELECT DISTINCT e.value FROM json_each(${row}.doc,${path}) e WHERE json_type(${row}.doc,${path}) = 'array' AND e.type IN ('text','integer','real')`;
  const when = (row: string) => whereSql(index, `${row}.doc`) ?? "1";
  const insert = (row: string) => `INSERT INTO ${side} (v, n) SELECT value, ${row}.n FROM (${elements(row)}) WHERE ${when(row)};`;
  const remove = `DELETE FROM ${side} WHERE n = OLD.n AND v IN (${elements("OLD")});`;
  const changed = index.spec.where === undefined ? ` WHEN jsonb_extract(OLD.doc,${path}) IS NOT jsonb_extract(NEW.doc,${path})` : "";
  return [
    `CREATE TABLE ${side} (v NOT NULL, n INTEGER NOT NULL, ${key}) WITHOUT ROWID`,
    `CREATE TRIGGER ${side}_insert AFTER INSERT ON ${info.table} BEGIN ${insert("NEW")} END`,
    `CREATE TRIGGER ${side}_update AFTER UPDATE OF doc ON ${info.table}${changed} BEGIN ${remove} ${insert("NEW")} END`,
    `CREATE TRIGGER ${side}_delete AFTER DELETE ON ${info.table} BEGIN ${remove} END`,
    `INSERT INTO ${side} (v, n) SELECT DISTINCT e.value, t.n FROM ${info.table} t, json_each(t.doc,${path}) e
      WHERE json_type(t.doc,${path}) = 'array' AND e.type IN ('text','integer','real') AND ${whereSql(index, "t.doc") ?? "1"}`,
  ];
}

/** The condition of a partial index, in the very words that a filter with the same equality is written in. */
function whereSql(index: NumberedIndex, document: string): string | undefined {
  const entries = Object.entries(index.spec.where ?? {});
  if (entries.length === 0) return undefined;
  const parts = entries.map(([path, value]) => parseTest(path, "$eq", value));
  return conditionSql({ kind: "all", parts }, literalScope(document));
}
