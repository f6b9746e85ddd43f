import type { Json, JsonObject } from "../json.js";

/**
 * The store port. Two adapters (SQLite, MongoDB) pass one contract suite.
 * Documents have a string `id`; dates are ISO 8601 UTC strings; points and money are integers in the smallest unit.
 * Field paths are dotted (`data.title`). A path never starts with `$` and never has `__proto__`, `constructor` or `prototype`.
 */
export type StoreDocument = JsonObject & { id: string };

export type Scalar = string | number | boolean | null;

/** Operators of the restricted filter dialect; anything else is refused with STORE_BAD_FILTER before an adapter sees it. */
export interface FieldOperators {
  $eq?: Scalar;
  $ne?: Scalar;
  $gt?: string | number;
  $gte?: string | number;
  $lt?: string | number;
  $lte?: string | number;
  $in?: readonly Scalar[];
  $nin?: readonly Scalar[];
  $exists?: boolean;
  /** String begins with; case-sensitive; can use an index. */
  $prefix?: string;
  /** String contains; case-sensitive; scans within the other conditions (use a folded shadow field for case-insensitive). */
  $contains?: string;
  /** The array at this path contains this scalar. */
  $has?: Scalar;
  /** Some string of the array at this path begins with one of these prefixes. */
  $hasPrefix?: readonly string[];
}

/** `{ "data.status": "open", "at": { $gte: "2026-01-01" }, $or: [...] }`. A missing field equals null for $eq and $ne only. */
export interface Filter {
  readonly [path: string]: Scalar | FieldOperators | readonly Filter[] | undefined;
  readonly $and?: readonly Filter[];
  readonly $or?: readonly Filter[];
}

export interface Update {
  $set?: Readonly<Record<string, Json>>;
  $unset?: readonly string[];
  $inc?: Readonly<Record<string, number>>;
  $min?: Readonly<Record<string, string | number>>;
  $max?: Readonly<Record<string, string | number>>;
  $push?: Readonly<Record<string, Json>>;
  /** Removes every element equal to the value. */
  $pull?: Readonly<Record<string, Json>>;
  $addToSet?: Readonly<Record<string, Json>>;
  /** With upsert: written only when the document is made. */
  $setOnInsert?: Readonly<Record<string, Json>>;
}

/** Sort order: the document id is always appended as the last key, in the direction of the last key given. Missing sorts as null, first. */
export type Sort = readonly { readonly path: string; readonly direction: "asc" | "desc" }[];

export interface FindOptions {
  readonly sort?: Sort;
  readonly limit?: number;
  /** Opaque `cursor` of an earlier page with the same filter and sort. */
  readonly after?: string;
  /** Paths to keep (id always is); all when absent. */
  readonly projection?: readonly string[];
}

export interface Page<T> {
  readonly items: T[];
  /** Pass as `after` for the next page; absent on the last page. */
  readonly cursor?: string;
}

export interface IndexSpec {
  /** Stable name, unique in its collection. */
  readonly name: string;
  readonly keys: readonly { readonly path: string; readonly direction?: "asc" | "desc" }[];
  /** Unique among documents in which every key is present and not null. */
  readonly unique?: boolean;
  /** Only documents for which these equalities hold are in the index. */
  readonly where?: Readonly<Record<string, Scalar>>;
  /** Index over the elements of the array at the only key. */
  readonly array?: boolean;
}

export interface GroupSpec {
  readonly filter?: Filter;
  /** `bucket` cuts an ISO date to a period in the zone, given as an offset such as "+08:00". */
  readonly keys: readonly {
    readonly name: string;
    readonly path: string;
    readonly bucket?: "year" | "quarter" | "month" | "week" | "day";
    readonly zone?: string;
  }[];
  readonly measures: readonly { readonly name: string; readonly measure: "count" | "sum" | "min" | "max" | "avg" | "count-distinct"; readonly path?: string }[];
  readonly sort?: readonly { readonly name: string; readonly direction: "asc" | "desc" }[];
  readonly limit?: number;
}

/** One row of a group: key names and measure names to values. Bucket keys look like 2026, 2026-Q1, 2026-03, 2026-W10, 2026-03-02. */
export type GroupRow = Record<string, Scalar>;

export interface StoreReader {
  get(collection: string, id: string): Promise<StoreDocument | undefined>;
  getMany(collection: string, ids: readonly string[]): Promise<StoreDocument[]>;
  findOne(collection: string, filter: Filter, options?: Pick<FindOptions, "sort" | "projection">): Promise<StoreDocument | undefined>;
  find(collection: string, filter: Filter, options?: FindOptions): Promise<Page<StoreDocument>>;
  count(collection: string, filter: Filter): Promise<number>;
  distinct(collection: string, path: string, filter: Filter): Promise<Scalar[]>;
  group(collection: string, spec: GroupSpec): Promise<GroupRow[]>;
}

/** One unit of work. Reads see its own writes. */
export interface StoreTransaction extends StoreReader {
  /** Throws STORE_DUPLICATE_KEY { collection, index } when the id or a unique index is taken. */
  insertOne(collection: string, document: StoreDocument): Promise<void>;
  insertMany(collection: string, documents: readonly StoreDocument[]): Promise<void>;
  /** Returns how many were changed (0 or 1); with upsert makes the document `{ id?, ...equalities of the filter, ...$setOnInsert, ...$set }`. */
  updateOne(collection: string, filter: Filter, update: Update, options?: { upsert?: boolean }): Promise<number>;
  updateMany(collection: string, filter: Filter, update: Update): Promise<number>;
  findOneAndUpdate(
    collection: string,
    filter: Filter,
    update: Update,
    options?: { upsert?: boolean; returns?: "before" | "after"; sort?: Sort },
  ): Promise<StoreDocument | undefined>;
  /** Replaces when the stored `version` equals `expected`; throws STORE_CONFLICT { id, expected, actual } otherwise. */
  replaceIfVersion(collection: string, document: StoreDocument & { version: number }, expected: number): Promise<void>;
  deleteOne(collection: string, filter: Filter): Promise<number>;
  deleteMany(collection: string, filter: Filter): Promise<number>;
}

export interface StoreCapabilities {
  readonly adapter: "sqlite" | "mongodb";
  /** May several server processes use the same store at once? */
  readonly multiProcess: boolean;
  readonly backup: boolean;
}

export interface StoreHealth {
  readonly ok: boolean;
  readonly adapter: string;
  /** One line for people: file and size, or replica set and hosts (no passwords). */
  readonly detail: string;
}

export interface SearchOptions {
  readonly filter?: Filter;
  readonly limit?: number;
}

export interface Store extends StoreReader {
  readonly capabilities: StoreCapabilities;
  open(): Promise<void>;
  /** Waits for work under way; safe to call twice. */
  close(): Promise<void>;
  health(): Promise<StoreHealth>;
  /** Collections are made on first use too; this only makes it early. */
  ensureCollection(collection: string): Promise<void>;
  /** Makes what is missing (in the background where the adapter can); an index of the same name with other keys is made anew. */
  ensureIndexes(collection: string, indexes: readonly IndexSpec[]): Promise<void>;
  listIndexes(collection: string): Promise<IndexSpec[]>;
  dropIndex(collection: string, name: string): Promise<void>;
  listCollections(): Promise<string[]>;
  /**
   * Runs `work` as one atomic, durable unit: resolved means that it survives a crash, thrown means that nothing of it is there.
   * `work` may run more than once (write conflicts), so it must have no outside effect. Units do not nest.
   */
  withTransaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** Documents whose folded text fields at `paths` contain every word of the query. Case, width and accents do not matter. */
  search(collection: string, paths: readonly string[], query: string, options?: SearchOptions): Promise<StoreDocument[]>;
  /** A consistent copy while running; `target` is a file (sqlite) or folder that does not exist yet. */
  backup(target: string): Promise<void>;
  /** Lines `{"collection":"…","document":{…}}`, one consistent snapshot, ids in order. */
  exportNdjson(collections?: readonly string[]): AsyncIterable<string>;
  /** Inserts what exportNdjson wrote; refuses a document whose id is there. Returns how many. */
  importNdjson(lines: AsyncIterable<string> | Iterable<string>): Promise<number>;
  /** Runs the adapter's own format changes (schema of its tables) and says which ran. */
  migrate(): Promise<string[]>;
}
