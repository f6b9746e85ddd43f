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
import { checkCollection } from "../dialect/check-collection.js";
import { StoreUnavailable } from "../errors.js";
import { importLines } from "../sqlite/ndjson.js";
import { writeBackup } from "./backup-folder.js";
import { connect } from "./connect.js";
import { OpenMongodb } from "./open-mongodb.js";
import { searchText } from "./search-text.js";

export interface MongodbSettings {
  readonly uri: string;
  readonly databaseName: string;
  readonly unitTimeoutMs: number;
}

/** The store port on MongoDB: see open-mongodb-store.ts for how it is opened. */
export class MongodbStore implements Store {
  readonly capabilities: StoreCapabilities = { adapter: "mongodb", multiProcess: true, backup: true };
  readonly #settings: MongodbSettings;
  #opened: OpenMongodb | undefined;

  constructor(settings: MongodbSettings) {
    this.#settings = settings;
  }

  async open(): Promise<void> {
    if (this.#opened !== undefined) return;
    const { uri, databaseName, unitTimeoutMs } = this.#settings;
    const opened = new OpenMongodb(await connect(uri), databaseName, unitTimeoutMs);
    try {
      await opened.migrate();
    } catch (error) {
      await opened.close();
      throw error;
    }
    this.#opened = opened;
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.close();
  }

  async health(): Promise<StoreHealth> {
    return this.#opened === undefined ? { ok: false, adapter: "mongodb", detail: "closed" } : this.#opened.health();
  }

  async ensureCollection(collection: string): Promise<void> {
    const opened = this.#use();
    await opened.track(opened.collections.make(collection));
  }

  async ensureIndexes(collection: string, indexes: readonly IndexSpec[]): Promise<void> {
    const opened = this.#use();
    await opened.track(opened.keeper.ensure(collection, indexes));
  }

  async listIndexes(collection: string): Promise<IndexSpec[]> {
    const opened = this.#use();
    return opened.track(opened.keeper.list(checkCollection(collection)));
  }

  async dropIndex(collection: string, name: string): Promise<void> {
    const opened = this.#use();
    await opened.track(opened.keeper.drop(checkCollection(collection), name));
  }

  async listCollections(): Promise<string[]> {
    const opened = this.#use();
    return opened.track(opened.collections.names());
  }

  async withTransaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#use().unit(work);
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
    return searchText(this.#use().access, collection, paths, query, options);
  }

  async backup(target: string): Promise<void> {
    const opened = this.#use();
    await opened.track(writeBackup(target, opened.lines(undefined), () => opened.declaredIndexes()));
  }

  async *exportNdjson(collections?: readonly string[]): AsyncIterable<string> {
    for await (const { line } of this.#use().lines(collections)) yield line;
  }

  async importNdjson(lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
    const opened = this.#use();
    return importLines(lines, (work) => opened.unit(work));
  }

  async migrate(): Promise<string[]> {
    return this.#use().migrate();
  }

  #use(): OpenMongodb {
    if (this.#opened === undefined) throw StoreUnavailable({ facts: { reason: "the store is closed" } });
    return this.#opened;
  }
}
