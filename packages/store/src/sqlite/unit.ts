import { randomUUID } from "node:crypto";
import type { Filter, Sort, StoreDocument, StoreTransaction, Update } from "@zhili/contracts";
import { applyUpdate } from "../dialect/apply-update.js";
import { checkDocument } from "../dialect/check-document.js";
import { completeSort } from "../dialect/check-find.js";
import { checkUpdate } from "../dialect/check-update.js";
import type { Condition } from "../dialect/condition.js";
import { parseFilter } from "../dialect/parse-filter.js";
import { equalitiesOf } from "../dialect/upsert-base.js";
import { StoreConflict, StoreUnavailable } from "../errors.js";
import type { Catalog } from "./catalog.js";
import type { CollectionInfo } from "./collection-info.js";
import { CollectionReads, documentOf } from "./collection-reads.js";
import type { Connection } from "./connection.js";
import { orderBySql } from "./keyset-sql.js";
import { onlyId, whereSql } from "./query-sql.js";
import { PlainRows } from "./row-source.js";

interface Stored {
  readonly n: number;
  readonly text: string;
}

interface Changed {
  /** JSON of the document as it was; undefined when it was made. */
  readonly before: string | undefined;
  readonly after: StoreDocument;
}

const CHUNK = 1000;

/** One unit of work on the writer's connection. A write that the database refuses spoils the unit: it cannot be committed any more. */
export class Unit extends CollectionReads implements StoreTransaction {
  readonly #connection: Connection;
  readonly #catalog: Catalog;
  readonly made: CollectionInfo[] = [];
  /** Collections that it wrote to. */
  readonly written = new Set<CollectionInfo>();
  /** The error that spoiled the unit. */
  spoiled: unknown;
  #over = false;

  constructor(connection: Connection, catalog: Catalog) {
    super(connection, new PlainRows(connection), (name) => this.#find(name));
    this.#connection = connection;
    this.#catalog = catalog;
  }

  /** From now on every call is refused: the unit is committed, rolled back or timed out. */
  end(): void {
    this.#over = true;
  }

  async insertOne(collection: string, document: StoreDocument): Promise<void> {
    this.#insert(this.#collection(collection), document);
  }

  async insertMany(collection: string, documents: readonly StoreDocument[]): Promise<void> {
    const info = this.#collection(collection);
    for (const document of documents) this.#insert(info, document);
  }

  async updateOne(collection: string, filter: Filter, update: Update, options: { upsert?: boolean } = {}): Promise<number> {
    const changed = this.#change(collection, filter, update, options.upsert === true, undefined);
    return changed === undefined ? 0 : 1;
  }

  async findOneAndUpdate(
    collection: string,
    filter: Filter,
    update: Update,
    options: { upsert?: boolean; returns?: "before" | "after"; sort?: Sort } = {},
  ): Promise<StoreDocument | undefined> {
    const changed = this.#change(collection, filter, update, options.upsert === true, options.sort);
    if (options.returns !== "before") return changed?.after;
    return changed?.before === undefined ? undefined : (JSON.parse(changed.before) as StoreDocument);
  }

  async updateMany(collection: string, filter: Filter, update: Update): Promise<number> {
    const condition = parseFilter(filter);
    checkUpdate(update);
    const info = this.#find(collection);
    if (info === undefined) return 0;
    const where = whereSql(info, condition);
    const sql = `SELECT n, json(doc) AS d FROM ${info.table} WHERE ${where.sql} AND n > ? ORDER BY n LIMIT ${CHUNK}`;
    let changed = 0;
    for (let last = 0; ; ) {
      const rows = this.#connection.all(sql, [...where.parameters, last]);
      for (const row of rows) {
        last = Number(row.n);
        this.#replace(info, last, applyUpdate(JSON.parse(String(row.d)) as StoreDocument, update));
      }
      changed += rows.length;
      if (rows.length < CHUNK) return changed;
    }
  }

  async replaceIfVersion(collection: string, document: StoreDocument & { version: number }, expected: number): Promise<void> {
    checkDocument(document);
    const info = this.#collection(collection);
    const row = this.#connection.get(info.sql.take, [document.id]);
    const actual = documentOf(row)?.version;
    if (row === undefined || actual !== expected) throw StoreConflict({ facts: { id: document.id, expected, actual: actual ?? "none" } });
    this.#replace(info, Number(row.n), document);
  }

  async deleteOne(collection: string, filter: Filter): Promise<number> {
    const condition = parseFilter(filter);
    const info = this.#find(collection);
    if (info === undefined) return 0;
    const id = onlyId(condition);
    if (id !== undefined) return this.#write(info, info.sql.remove, [id]);
    const where = whereSql(info, condition);
    return this.#write(info, `DELETE FROM ${info.table} WHERE n = (SELECT n FROM ${info.table} WHERE ${where.sql} LIMIT 1)`, where.parameters);
  }

  async deleteMany(collection: string, filter: Filter): Promise<number> {
    const condition = parseFilter(filter);
    const info = this.#find(collection);
    if (info === undefined) return 0;
    const where = whereSql(info, condition);
    return this.#write(info, `DELETE FROM ${info.table} WHERE ${where.sql}`, where.parameters);
  }

  #change(collection: string, filter: Filter, update: Update, upsert: boolean, sort: Sort | undefined): Changed | undefined {
    const condition = parseFilter(filter);
    checkUpdate(update);
    const order = completeSort(sort);
    const info = upsert ? this.#collection(collection) : this.#find(collection);
    if (info === undefined) return undefined;
    const found = this.#first(info, condition, sort === undefined ? "" : ` ORDER BY ${orderBySql(order)}`);
    if (found === undefined) return upsert ? { before: undefined, after: this.#make(info, condition, update) } : undefined;
    const after = applyUpdate(JSON.parse(found.text) as StoreDocument, update);
    this.#replace(info, found.n, after);
    return { before: found.text, after };
  }

  #make(info: CollectionInfo, condition: Condition, update: Update): StoreDocument {
    const base = applyUpdate<StoreDocument>({ id: "" }, { $set: equalitiesOf(condition) });
    const document = applyUpdate(base, update, true);
    if (document.id === "") document.id = randomUUID();
    this.#insert(info, document);
    return document;
  }

  #first(info: CollectionInfo, condition: Condition, order: string): Stored | undefined {
    const id = onlyId(condition);
    const where = id === undefined ? whereSql(info, condition) : undefined;
    const row =
      where === undefined
        ? this.#connection.get(info.sql.take, [id ?? ""])
        : this.#connection.get(`SELECT n, json(doc) AS d FROM ${info.table} WHERE ${where.sql}${order} LIMIT 1`, where.parameters);
    return row === undefined ? undefined : { n: Number(row.n), text: String(row.d) };
  }

  #insert(info: CollectionInfo, document: StoreDocument): void {
    checkDocument(document);
    this.#write(info, info.sql.insert, [document.id, JSON.stringify(document)]);
  }

  #replace(info: CollectionInfo, n: number, document: StoreDocument): void {
    this.#write(info, info.sql.replace, [JSON.stringify(document), n]);
  }

  #write(info: CollectionInfo, sql: string, parameters: readonly (string | number | null | Uint8Array)[]): number {
    this.written.add(info);
    try {
      return this.#connection.run(sql, parameters);
    } catch (error) {
      this.spoiled = this.#catalog.explain(error, info);
      throw this.spoiled;
    }
  }

  #find(collection: string): CollectionInfo | undefined {
    if (this.#over) throw StoreUnavailable({ facts: { reason: "the unit of work is over; a call came after its end" } });
    return this.#catalog.written(collection);
  }

  #collection(collection: string): CollectionInfo {
    const known = this.#find(collection);
    if (known !== undefined) return known;
    const made = this.#catalog.create(this.#connection, collection);
    this.made.push(made);
    return made;
  }
}
