import type {
  Filter,
  FindOptions,
  GroupRow,
  GroupSpec,
  IndexSpec,
  Page,
  Scalar,
  SearchOptions,
  Store,
  StoreCapabilities,
  StoreDocument,
  StoreHealth,
  StoreTransaction,
} from "@zhili/contracts";
import { StoreUnavailable } from "../errors.js";
import { exportLines, importLines } from "./ndjson.js";
import { OpenSqlite } from "./open-sqlite.js";
import { searchText } from "./search-text.js";
import type { SqliteFiles } from "./sqlite-files.js";

export interface SqliteSettings {
  readonly takeFiles: () => SqliteFiles;
  readonly unitTimeoutMs: number;
}

/** The store port on SQLite: see open-sqlite-store.ts for how it is opened. */
export class SqliteStore implements Store {
  readonly capabilities: StoreCapabilities = { adapter: "sqlite", multiProcess: false, backup: true };
  readonly #settings: SqliteSettings;
  #opened: OpenSqlite | undefined;

  constructor(settings: SqliteSettings) {
    this.#settings = settings;
  }

  async open(): Promise<void> {
    this.#opened ??= new OpenSqlite(this.#settings.takeFiles(), this.#settings.unitTimeoutMs);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.close();
  }

  async health(): Promise<StoreHealth> {
    return this.#opened === undefined ? { ok: false, adapter: "sqlite", detail: "closed" } : this.#opened.health();
  }

  async ensureCollection(collection: string): Promise<void> {
    const { writer, keeper } = this.#use();
    await writer.alone(async () => keeper.ensureCollection(collection));
  }

  async ensureIndexes(collection: string, indexes: readonly IndexSpec[]): Promise<void> {
    const { writer, keeper, source } = this.#use();
    await writer.alone(() => keeper.ensure(collection, indexes));
    source.forget();
  }

  async dropIndex(collection: string, name: string): Promise<void> {
    const { writer, keeper, source } = this.#use();
    await writer.alone(() => keeper.drop(collection, name));
    source.forget();
  }

  async listIndexes(collection: string): Promise<IndexSpec[]> {
    const indexes = this.#use().catalog.committed(collection)?.indexes ?? [];
    return indexes.map(({ spec }) => spec);
  }

  async listCollections(): Promise<string[]> {
    return this.#use().catalog.names().sort();
  }

  withTransaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#opened === undefined ? Promise.reject(closed()) : this.#opened.writer.unit(work);
  }

  async get(collection: string, id: string): Promise<StoreDocument | undefined> {
    return this.#use().reads.get(collection, id);
  }

  async getMany(collection: string, ids: readonly string[]): Promise<StoreDocument[]> {
    return this.#use().reads.getMany(collection, ids);
  }

  async findOne(collection: string, filter: Filter, options?: Pick<FindOptions, "sort" | "projection">): Promise<StoreDocument | undefined> {
    return this.#use().reads.findOne(collection, filter, options);
  }

  async find(collection: string, filter: Filter, options?: FindOptions): Promise<Page<StoreDocument>> {
    return this.#use().reads.find(collection, filter, options);
  }

  async count(collection: string, filter: Filter): Promise<number> {
    return this.#use().reads.count(collection, filter);
  }

  async distinct(collection: string, path: string, filter: Filter): Promise<Scalar[]> {
    return this.#use().reads.distinct(collection, path, filter);
  }

  async group(collection: string, spec: GroupSpec): Promise<GroupRow[]> {
    return this.#use().reads.group(collection, spec);
  }

  async search(collection: string, paths: readonly string[], query: string, options: SearchOptions = {}): Promise<StoreDocument[]> {
    const { catalog, reader, source } = this.#use();
    return searchText(catalog.committed(collection), reader, source, paths, query, options);
  }

  async backup(target: string): Promise<void> {
    await this.#use().backup(target);
  }

  async *exportNdjson(collections?: readonly string[]): AsyncIterable<string> {
    yield* exportLines(this.#use().anotherReader(), collections);
  }

  async importNdjson(lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
    const { writer } = this.#use();
    return importLines(lines, (work) => writer.unit(work));
  }

  async migrate(): Promise<string[]> {
    const opened = this.#use();
    return opened.writer.alone(async () => opened.migrate());
  }

  /** Removes every document; collections and indexes stay. */
  async clear(): Promise<void> {
    const { writer, keeper } = this.#use();
    await writer.alone(async () => keeper.clear());
  }

  #use(): OpenSqlite {
    if (this.#opened === undefined) throw closed();
    return this.#opened;
  }
}

function closed(): Error {
  return StoreUnavailable({ facts: { reason: "the store is closed" } });
}
