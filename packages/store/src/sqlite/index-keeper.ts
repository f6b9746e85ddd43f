import type { IndexSpec } from "@zhili/contracts";
import { checkIndex, isSameIndex } from "../dialect/check-index.js";
import type { Catalog } from "./catalog.js";
import type { CollectionInfo, NumberedIndex } from "./collection-info.js";
import type { Connection } from "./connection.js";
import type { SqlValue } from "./driver.js";
import { createIndexSql, dropIndexSql } from "./index-sql.js";
import type { ScanThread } from "./scan-thread.js";
import { literal } from "./sql-path.js";

const MANY_ROWS = 2000;

/** Makes and drops indexes, between groups of units; over many rows in a thread, so that readers go on. */
export class IndexKeeper {
  readonly #writer: Connection;
  readonly #catalog: Catalog;
  readonly #thread: ScanThread | undefined;

  constructor(writer: Connection, catalog: Catalog, thread: ScanThread | undefined) {
    this.#writer = writer;
    this.#catalog = catalog;
    this.#thread = thread;
  }

  /** Makes the table of a collection when it is not there. To be run alone. */
  ensureCollection(collection: string): CollectionInfo {
    const known = this.#catalog.written(collection);
    if (known !== undefined) return known;
    this.#writer.exec("BEGIN IMMEDIATE");
    try {
      const info = this.#catalog.create(this.#writer, collection);
      this.#writer.exec("COMMIT");
      info.committed = true;
      return info;
    } catch (error) {
      this.#writer.exec("ROLLBACK");
      this.#catalog.load(this.#writer);
      throw error;
    }
  }

  /** Makes what is missing and remakes what differs, all or nothing. To be run alone. Throws STORE_DUPLICATE_KEY. */
  async ensure(collection: string, indexes: readonly IndexSpec[]): Promise<void> {
    for (const index of indexes) checkIndex(index);
    const info = this.ensureCollection(collection);
    const known = new Map(info.indexes.map((index) => [index.spec.name, index]));
    const missing = indexes.filter((spec) => {
      const there = known.get(spec.name);
      return there === undefined || !isSameIndex(there.spec, spec);
    });
    if (missing.length === 0) return;
    let number = Number(this.#writer.get("SELECT coalesce(max(seq), 0) AS last FROM sqlite_sequence WHERE name = 'indexes'")?.last ?? 0);
    const changed = missing.map((spec) => ({ old: known.get(spec.name), index: { number: ++number, spec } }));
    // Uniqueness failures name the index by number, so the catalogue must know the new ones while they are made.
    const before = info.indexes;
    info.setIndexes([...before, ...changed.map(({ index }) => index)]);
    const script = changed.flatMap(({ old, index }) => [...(old === undefined ? [] : dropScript(old)), ...createScript(info, index)]);
    try {
      await this.#run(info, script);
    } catch (error) {
      throw this.#catalog.explain(error, info);
    } finally {
      this.#catalog.loadIndexes(this.#writer, info);
    }
  }

  /** Drops an index when it is there. To be run alone. */
  async drop(collection: string, name: string): Promise<void> {
    const info = this.#catalog.written(collection);
    const index = info?.indexes.find((one) => one.spec.name === name);
    if (info === undefined || index === undefined) return;
    await this.#run(info, dropScript(index));
    this.#catalog.loadIndexes(this.#writer, info);
  }

  /** Removes every document of every collection; collections and indexes stay. To be run alone. */
  clear(): void {
    this.#writer.run("BEGIN IMMEDIATE");
    try {
      for (const info of this.#catalog.all()) if (this.#writer.run(info.sql.clear) > 0) info.commits += 1;
      this.#writer.run("COMMIT");
    } catch (error) {
      this.#writer.run("ROLLBACK");
      throw error;
    }
  }

  async #run(info: CollectionInfo, script: readonly string[]): Promise<void> {
    const size = Number(this.#writer.get(info.sql.size)?.size ?? 0);
    const whole = ["BEGIN IMMEDIATE", ...script, "COMMIT"];
    if (this.#thread !== undefined && size > MANY_ROWS) return this.#thread.run(whole);
    try {
      for (const sql of whole) this.#writer.exec(sql);
    } catch (error) {
      this.#writer.exec("ROLLBACK");
      throw error;
    }
  }
}

function createScript(info: CollectionInfo, index: NumberedIndex): string[] {
  const values: SqlValue[] = [index.number, Number(info.table.slice(1)), index.spec.name, JSON.stringify(index.spec)];
  const declare = `INSERT INTO indexes (number, collection, name, spec) VALUES (${values.map(literal).join(", ")})`;
  return [declare, ...createIndexSql(info, index)];
}

function dropScript(index: NumberedIndex): string[] {
  return [`DELETE FROM indexes WHERE number = ${index.number}`, ...dropIndexSql(index)];
}
