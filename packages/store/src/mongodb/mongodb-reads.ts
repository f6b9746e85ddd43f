import type { Filter, FindOptions, GroupRow, GroupSpec, Page, Scalar, StoreDocument, StoreReader } from "@zhili/contracts";
import { checkFindOptions, completeSort, type SortKey } from "../dialect/check-find.js";
import { checkGroup } from "../dialect/check-group.js";
import { checkPath } from "../dialect/check-path.js";
import { compareValues } from "../dialect/compare-scalars.js";
import { parseFilter } from "../dialect/parse-filter.js";
import { project } from "../dialect/project.js";
import { isBrokenText } from "../dialect/text-fault.js";
import { StoreBadFilter } from "../errors.js";
import { decodeCursor } from "../paging/cursor.js";
import { type Access, asFilter, inSession } from "./access.js";
import { both, conditionQuery } from "./condition-query.js";
import { groupPipeline, namedRows } from "./group-pipeline.js";
import { afterPosition, sortOf } from "./keyset-query.js";
import { cursorAfter } from "./page-cursor.js";
import { fromStored, type Stored, storedPath } from "./stored-document.js";
import type { Query } from "./test-query.js";
import { SCALARS, valueOfTypes } from "./value-expression.js";

/** The reads of the port over one way to the server. */
export class MongodbReads implements StoreReader {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async get(collection: string, id: string): Promise<StoreDocument | undefined> {
    const documents = this.#access.collection(collection);
    if (typeof id !== "string") throw StoreBadFilter({ facts: { path: "id", reason: "not a text" } });
    if (isBrokenText(id)) return undefined;
    const found = await this.#access.run(() => documents.findOne<Stored>({ _id: id }, inSession(this.#access)));
    return found === null ? undefined : fromStored(found);
  }

  async getMany(collection: string, ids: readonly string[]): Promise<StoreDocument[]> {
    const { items } = await this.find(collection, { id: { $in: ids } });
    const found = new Map(items.map((document) => [document.id, document]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  }

  async findOne(collection: string, filter: Filter, options: Pick<FindOptions, "sort" | "projection"> = {}): Promise<StoreDocument | undefined> {
    return (await this.find(collection, filter, { ...options, limit: 1 })).items[0];
  }

  async find(collection: string, filter: Filter, options: FindOptions = {}): Promise<Page<StoreDocument>> {
    const documents = this.#access.collection(collection);
    const condition = conditionQuery(parseFilter(filter));
    checkFindOptions(options);
    const sort = completeSort(options.sort);
    const query = options.after === undefined ? condition : both([condition, afterPosition(sort, decodeCursor(sort, options.after).values)]);
    const fields = options.projection === undefined ? {} : { projection: fieldsOf(options.projection, sort) };
    const limit = options.limit === undefined ? {} : { limit: options.limit + 1 };
    const stored = await this.#access.run(() =>
      documents.find<Stored>(asFilter(query), { ...inSession(this.#access), ...fields, ...limit, sort: sortOf(sort) }).toArray(),
    );
    const more = options.limit !== undefined && stored.length > options.limit;
    if (more) stored.length = options.limit;
    const whole = stored.map(fromStored);
    const items = options.projection === undefined ? whole : whole.map((document) => project(document, options.projection));
    const last = whole.at(-1);
    return more && last !== undefined ? { items, cursor: cursorAfter(sort, last) } : { items };
  }

  async count(collection: string, filter: Filter): Promise<number> {
    const rows = await this.#aggregate(collection, [{ $match: conditionQuery(parseFilter(filter)) }, { $count: "n" }]);
    return Number(rows[0]?.n ?? 0);
  }

  async distinct(collection: string, path: string, filter: Filter): Promise<Scalar[]> {
    const query = conditionQuery(parseFilter(filter));
    const rows = await this.#aggregate(collection, [{ $match: query }, { $group: { _id: valueOfTypes(checkPath(path), SCALARS) } }]);
    const values = rows.map((row) => row._id as Scalar).filter((value) => value !== null);
    return values.sort(compareValues);
  }

  async group(collection: string, spec: GroupSpec): Promise<GroupRow[]> {
    const query = conditionQuery(parseFilter(spec.filter ?? {}));
    return namedRows(spec, await this.#aggregate(collection, groupPipeline(checkGroup(spec), query)));
  }

  async #aggregate(collection: string, stages: Query[]): Promise<Query[]> {
    const documents = this.#access.collection(collection);
    return this.#access.run(() => documents.aggregate<Query>(stages, { ...inSession(this.#access), allowDiskUse: true }).toArray());
  }
}

/** What the server has to send for a projection: the paths and the sort keys, without those that lie inside another. */
function fieldsOf(projection: readonly string[], sort: readonly SortKey[]): Record<string, 1> {
  const paths = new Set([...projection, ...sort.map((key) => key.path), "id"].map(storedPath));
  const outer = [...paths].filter((path) => ![...paths].some((other) => path.startsWith(`${other}.`)));
  return Object.fromEntries(outer.map((path) => [path, 1]));
}
