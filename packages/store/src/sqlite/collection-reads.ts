import type { Filter, FindOptions, GroupRow, GroupSpec, Page, Scalar, StoreDocument, StoreReader } from "@zhili/contracts";
import { checkFindOptions } from "../dialect/check-find.js";
import { checkGroup } from "../dialect/check-group.js";
import { checkPath } from "../dialect/check-path.js";
import { compareValues } from "../dialect/compare-scalars.js";
import { parseFilter } from "../dialect/parse-filter.js";
import { project } from "../dialect/project.js";
import { StoreBadFilter } from "../errors.js";
import type { CollectionInfo } from "./collection-info.js";
import type { Connection } from "./connection.js";
import type { SqlRow } from "./driver.js";
import { FindQuery } from "./find-query.js";
import { decodeScalar, groupRows } from "./group-rows.js";
import { groupSql, typedSql } from "./group-sql.js";
import { onlyId, whereSql } from "./query-sql.js";
import type { RowSource } from "./row-source.js";

/** Up to so many documents are found sooner one by one, by a statement that stands ready, than by a list. */
const FEW_IDS = 8;

/** Reads of one connection: the outside readers', or the writer's inside a unit of work. */
export class CollectionReads implements StoreReader {
  readonly #connection: Connection;
  readonly #source: RowSource;
  readonly #lookup: (collection: string) => CollectionInfo | undefined;

  constructor(connection: Connection, source: RowSource, lookup: (collection: string) => CollectionInfo | undefined) {
    this.#connection = connection;
    this.#source = source;
    this.#lookup = lookup;
  }

  async get(collection: string, id: string): Promise<StoreDocument | undefined> {
    const info = this.#lookup(collection);
    if (typeof id !== "string") throw StoreBadFilter({ facts: { path: "id", reason: "not a text" } });
    return info === undefined ? undefined : documentOf(this.#connection.get(info.sql.get, [id]));
  }

  async getMany(collection: string, ids: readonly string[]): Promise<StoreDocument[]> {
    if (ids.length <= FEW_IDS) {
      const each = await Promise.all([...new Set(ids)].map((id) => this.get(collection, id)));
      return each.filter((document) => document !== undefined);
    }
    const { items } = await this.find(collection, { id: { $in: ids } });
    const found = new Map(items.map((document) => [document.id, document]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  }

  async findOne(collection: string, filter: Filter, options: Pick<FindOptions, "sort" | "projection"> = {}): Promise<StoreDocument | undefined> {
    const id = onlyId(parseFilter(filter));
    if (id === undefined || options.projection !== undefined) return (await this.find(collection, filter, { ...options, limit: 1 })).items[0];
    return this.get(collection, id);
  }

  async find(collection: string, filter: Filter, options: FindOptions = {}): Promise<Page<StoreDocument>> {
    const condition = parseFilter(filter);
    checkFindOptions(options);
    const query = new FindQuery(options);
    const info = this.#lookup(collection);
    if (info === undefined) return { items: [] };
    const wanted = options.limit === undefined ? -1 : options.limit + 1;
    const whole: StoreDocument[] = [];
    for (const statement of query.statements(info, condition, this.#connection, this.#source.choice)) {
      const left = wanted === -1 ? -1 : wanted - whole.length;
      const rows = this.#source.rows(info, statement.sql, [...statement.parameters, left]);
      for (const document of documentsOf(Array.isArray(rows) ? rows : await rows, statement.joined)) whole.push(document);
      if (wanted !== -1 && whole.length >= wanted) break;
    }
    const more = options.limit !== undefined && whole.length > options.limit;
    if (more) whole.length = options.limit;
    const items = options.projection === undefined ? whole : whole.map((document) => project(document, options.projection));
    const last = whole.at(-1);
    return more && last !== undefined ? { items, cursor: query.cursorAfter(info, last, this.#connection) } : { items };
  }

  async count(collection: string, filter: Filter): Promise<number> {
    const condition = parseFilter(filter);
    const info = this.#lookup(collection);
    if (info === undefined) return 0;
    const where = whereSql(info, condition);
    const sql = `SELECT count(*) AS c FROM ${info.table} WHERE ${where.sql}`;
    const count = async () => Number((await this.#source.rows(info, sql, where.parameters))[0]?.c ?? 0);
    return this.#source.counts === undefined ? count() : this.#source.counts.of(info, `${sql} ${JSON.stringify(where.parameters)}`, count);
  }

  async distinct(collection: string, path: string, filter: Filter): Promise<Scalar[]> {
    const condition = parseFilter(filter);
    checkPath(path);
    const info = this.#lookup(collection);
    if (info === undefined) return [];
    const where = whereSql(info, condition);
    const rows = await this.#source.rows(info, `SELECT DISTINCT ${typedSql(path)} AS k FROM ${info.table} WHERE ${where.sql}`, where.parameters);
    const values = rows.map((row) => decodeScalar(row.k)).filter((value) => value !== null);
    return values.sort(compareValues);
  }

  async group(collection: string, spec: GroupSpec): Promise<GroupRow[]> {
    const condition = parseFilter(spec.filter ?? {});
    checkGroup(spec);
    const info = this.#lookup(collection);
    if (info === undefined) return groupRows(spec, spec.keys.length > 0 ? [] : [{}]);
    const where = whereSql(info, condition);
    return groupRows(spec, await this.#source.rows(info, groupSql(info.table, spec, where.sql), where.parameters));
  }
}

/** The documents of rows of one each, or of one row with a list of them (NULL when there are none). */
function documentsOf(rows: readonly SqlRow[], joined: boolean): StoreDocument[] {
  if (!joined) return rows.map((row) => JSON.parse(String(row.d)) as StoreDocument);
  const list = rows[0]?.d;
  return typeof list === "string" ? (JSON.parse(list) as StoreDocument[]) : [];
}

/** The document of a row whose column `d` is its JSON. */
export function documentOf(row: SqlRow | undefined): StoreDocument | undefined {
  return row === undefined ? undefined : (JSON.parse(String(row.d)) as StoreDocument);
}
