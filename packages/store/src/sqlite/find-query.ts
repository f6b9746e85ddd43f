import type { FindOptions, Json, StoreDocument } from "@zhili/contracts";
import { completeSort, type SortKey } from "../dialect/check-find.js";
import type { Condition } from "../dialect/condition.js";
import { readPath } from "../dialect/read-path.js";
import { decodeCursor, encodeCursor, type Position } from "../paging/cursor.js";
import { boundSql } from "./array-sql.js";
import type { CollectionInfo } from "./collection-info.js";
import type { Connection } from "./connection.js";
import type { SqlValue } from "./driver.js";
import { orderBySql, rangesAfter } from "./keyset-sql.js";
import type { OrderChoice } from "./order-choice.js";
import { whereSql } from "./query-sql.js";
import { valueSql } from "./sql-path.js";
import type { ArrayBound, SqlScope } from "./sql-scope.js";

/** One SELECT of a page; its last parameter, not among these, is the limit. */
export interface PageStatement {
  readonly sql: string;
  /** The documents come as one JSON list in one row, which crosses into JavaScript sooner than many rows. */
  readonly joined: boolean;
  readonly parameters: readonly SqlValue[];
}

const FEW = 2000;
const MOST_JOINED = 1000;

/** The statements of one page: sort, cursor and limit. Throws STORE_BAD_QUERY, STORE_BAD_PATH or STORE_BAD_CURSOR. */
export class FindQuery {
  readonly #sort: readonly SortKey[];
  readonly #position: Position | undefined;
  readonly #limit: number | undefined;

  constructor(options: FindOptions) {
    this.#sort = completeSort(options.sort);
    this.#position = options.after === undefined ? undefined : decodeCursor(this.#sort, options.after);
    this.#limit = options.limit;
  }

  /** At most two statements, whose rows follow each other in sort order. Without a choice the database chooses its index alone. */
  statements(info: CollectionInfo, condition: Condition, connection: Connection, choice: OrderChoice | undefined): PageStatement[] {
    const limit = this.#limit;
    const where = whereSql(info, condition, (table, bounds) => limit === undefined || isFew(connection, table, bounds));
    const ranges = this.#position === undefined ? undefined : rangesAfter(this.#sort, this.#position.values);
    const joined = limit !== undefined && limit <= MOST_JOINED;
    const [open, close] = joined ? [`SELECT '[' || group_concat(d) || ']' AS d FROM (`, ")"] : ["", ""];
    const tail = (order: readonly SortKey[]) => `ORDER BY ${orderBySql(order)} LIMIT ?${close}`;
    const textsWith = (hint: string) => {
      const head = `${open}SELECT json(doc) AS d FROM ${info.table}${hint} WHERE ${where.sql}`;
      return ranges === undefined ? [`${head} ${tail(this.#sort)}`] : ranges.map((range) => `${head} AND ${range.sql} ${tail(range.order)}`);
    };
    const hint = limit === undefined || choice === undefined ? "" : choice.hint(info, condition, this.#sort, where, limit, textsWith);
    return textsWith(hint).map((sql, at) => ({ sql, joined, parameters: [...where.parameters, ...(ranges?.[at]?.parameters ?? [])] }));
  }

  /** The cursor of the page that ends with this document. */
  cursorAfter(info: CollectionInfo, document: StoreDocument, connection: Connection): string {
    const values = this.#sort.map((key) => {
      const value = readPath(document, key.path) ?? null;
      return typeof value === "object" && value !== null ? blobOf(info, document.id, key.path, connection) : value;
    });
    return encodeCursor(this.#sort, { values });
  }
}

/** Arrays and objects sort by their stored form, after all texts. */
function blobOf(info: CollectionInfo, id: string, path: string, connection: Connection): Json {
  const row = connection.get(`SELECT ${valueSql(path)} AS b FROM ${info.table} WHERE id = ?`, [id]);
  return row?.b instanceof Uint8Array ? { blob: Buffer.from(row.b).toString("base64") } : (row?.b ?? null);
}

/**
 * True when so few documents meet the bounds that finding them first and sorting them is the shorter way; a page of a wide scope is
 * found sooner along the index of its sort, testing each document.
 */
function isFew(connection: Connection, table: string, bounds: readonly ArrayBound[]): boolean {
  let left = FEW;
  for (const bound of bounds) {
    const parameters: SqlValue[] = [];
    const scope: SqlScope = { document: "doc", parameters, isPartial: () => false, arrayTable: () => undefined };
    const sql = `SELECT count(*) AS c FROM (SELECT 1 FROM ${table} WHERE ${boundSql("v", bound, scope)} LIMIT ?)`;
    left -= Number(connection.get(sql, [...parameters, left + 1])?.c ?? 0);
    if (left < 0) return false;
  }
  return true;
}
