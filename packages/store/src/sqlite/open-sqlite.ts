import { existsSync, statSync } from "node:fs";
import type { StoreHealth } from "@zhili/contracts";
import { StoreTargetExists } from "../errors.js";
import { syncFile } from "./backup-folder.js";
import { Catalog } from "./catalog.js";
import { CollectionReads } from "./collection-reads.js";
import { Connection } from "./connection.js";
import { IndexKeeper } from "./index-keeper.js";
import { MeasuredRows } from "./row-source.js";
import { runFormats } from "./run-formats.js";
import { ScanThread } from "./scan-thread.js";
import { literal } from "./sql-path.js";
import type { SqliteFiles } from "./sqlite-files.js";
import { Writer } from "./writer.js";

const READER_PRAGMAS = ["busy_timeout = 5000", "mmap_size = 0", "cache_size = -32768", "temp_store = MEMORY"];

/** Everything that is held while a SQLite store is open: one writer connection, one for readers, threads for what is long. */
export class OpenSqlite {
  readonly catalog = new Catalog();
  readonly writer: Writer;
  readonly reader: Connection;
  readonly source: MeasuredRows;
  readonly reads: CollectionReads;
  readonly keeper: IndexKeeper;
  readonly #files: SqliteFiles;
  readonly #connection: Connection;
  readonly #scans: readonly ScanThread[];
  readonly #chores: ScanThread | undefined;

  constructor(files: SqliteFiles, unitTimeoutMs: number) {
    this.#files = files;
    const pragmas = [...READER_PRAGMAS, "journal_mode = WAL", `synchronous = ${files.durable ? "FULL" : "OFF"}`, "wal_autocheckpoint = 4000"];
    try {
      this.#connection = new Connection(files.file, { pragmas });
      runFormats(this.#connection);
    } catch (error) {
      files.release();
      throw error;
    }
    this.reader = this.anotherReader();
    this.catalog.load(this.#connection);
    this.#scans = files.durable ? [new ScanThread(files.file, READER_PRAGMAS), new ScanThread(files.file, READER_PRAGMAS)] : [];
    this.#chores = files.durable ? new ScanThread(files.file, [...READER_PRAGMAS, "synchronous = FULL"]) : undefined;
    this.source = new MeasuredRows(this.reader, this.#scans);
    this.reads = new CollectionReads(this.reader, this.source, (name) => this.catalog.committed(name));
    this.writer = new Writer(this.#connection, this.catalog, unitTimeoutMs);
    this.keeper = new IndexKeeper(this.#connection, this.catalog, this.#chores);
  }

  /** A read-only connection that the caller closes. */
  anotherReader(): Connection {
    return new Connection(this.#files.file, { readOnly: true, pragmas: READER_PRAGMAS });
  }

  migrate(): string[] {
    return runFormats(this.#connection);
  }

  health(): StoreHealth {
    this.reader.get("SELECT count(*) AS c FROM collections");
    const size = (statSync(this.#files.file).size / 1024 / 1024).toFixed(1);
    return { ok: true, adapter: "sqlite", detail: `${this.#files.place}, ${size} MB` };
  }

  /** Writes a consistent copy to a file that is not there yet, and syncs it. Throws STORE_TARGET_EXISTS. */
  async backup(target: string): Promise<void> {
    if (existsSync(target)) throw StoreTargetExists({ facts: { target } });
    const sql = `VACUUM INTO ${literal(target)}`;
    if (this.#chores === undefined) this.reader.exec(sql);
    else await this.#chores.run([sql]);
    await syncFile(target);
  }

  /** Waits for work under way, then closes everything and frees the folder. */
  async close(): Promise<void> {
    await this.writer.close();
    await Promise.all([...this.#scans, ...(this.#chores === undefined ? [] : [this.#chores])].map((thread) => thread.close()));
    this.reader.close();
    this.#connection.close();
    this.#files.release();
  }
}
