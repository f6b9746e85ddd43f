import { randomUUID } from "node:crypto";
import type { Filter, Sort, StoreDocument, StoreTransaction, Update } from "@zhili/contracts";
import type { AnyBulkWriteOperation, ClientSession, Collection } from "mongodb";
import { applyUpdate } from "../dialect/apply-update.js";
import { checkDocument } from "../dialect/check-document.js";
import { completeSort } from "../dialect/check-find.js";
import { checkUpdate } from "../dialect/check-update.js";
import type { Condition } from "../dialect/condition.js";
import { parseFilter } from "../dialect/parse-filter.js";
import { equalitiesOf } from "../dialect/upsert-base.js";
import { StoreConflict } from "../errors.js";
import { asFilter } from "./access.js";
import { conditionQuery } from "./condition-query.js";
import { sortOf } from "./keyset-query.js";
import { MongodbReads } from "./mongodb-reads.js";
import { fromStored, type Stored, toStored } from "./stored-document.js";
import type { UnitAccess } from "./unit-access.js";

interface Changed {
  /** Undefined when the document was made. */
  readonly before: StoreDocument | undefined;
  readonly after: StoreDocument;
}

/**
 * The writes of one unit of work. An update reads the document, changes it here and writes it back: within the unit's snapshot that is the
 * same as changing it on the server, and every law of the dialect's updates holds to the letter.
 */
export class Unit extends MongodbReads implements StoreTransaction {
  readonly #access: UnitAccess;
  readonly #session: ClientSession;

  constructor(access: UnitAccess) {
    super(access);
    this.#access = access;
    this.#session = access.session;
  }

  async insertOne(collection: string, document: StoreDocument): Promise<void> {
    await this.insertMany(collection, [document]);
  }

  async insertMany(collection: string, documents: readonly StoreDocument[]): Promise<void> {
    const target = this.#access.collection(collection);
    const stored = documents.map((document) => toStored(checkDocument(document)));
    if (stored.length === 0) return;
    await this.#access.make(collection);
    await this.#access.write(() => target.insertMany(stored, { session: this.#session, ordered: true }));
  }

  async updateOne(collection: string, filter: Filter, update: Update, options: { upsert?: boolean } = {}): Promise<number> {
    const changed = await this.#change(collection, filter, update, options.upsert === true, undefined);
    return changed === undefined ? 0 : 1;
  }

  async findOneAndUpdate(
    collection: string,
    filter: Filter,
    update: Update,
    options: { upsert?: boolean; returns?: "before" | "after"; sort?: Sort } = {},
  ): Promise<StoreDocument | undefined> {
    const changed = await this.#change(collection, filter, update, options.upsert === true, options.sort);
    return options.returns === "before" ? changed?.before : changed?.after;
  }

  async updateMany(collection: string, filter: Filter, update: Update): Promise<number> {
    const target = this.#access.collection(collection);
    const query = asFilter(conditionQuery(parseFilter(filter)));
    checkUpdate(update);
    const found = await this.#access.run(() => target.find<Stored>(query, { session: this.#session }).toArray());
    const writes = found.map((stored): AnyBulkWriteOperation<Stored> => {
      const { _id, ...replacement } = toStored(applyUpdate(fromStored(stored), update));
      return { replaceOne: { filter: { _id }, replacement } };
    });
    if (writes.length > 0) await this.#access.write(() => target.bulkWrite(writes, { session: this.#session, ordered: true }));
    return found.length;
  }

  async replaceIfVersion(collection: string, document: StoreDocument & { version: number }, expected: number): Promise<void> {
    const target = this.#access.collection(collection);
    const stored = toStored(checkDocument(document));
    if ((await this.#replace(target, { _id: stored._id, version: expected }, stored)) > 0) return;
    const actual = (await this.get(collection, document.id))?.version;
    throw StoreConflict({ facts: { id: document.id, expected, actual: actual ?? "none" } });
  }

  async deleteOne(collection: string, filter: Filter): Promise<number> {
    const target = this.#access.collection(collection);
    const query = asFilter(conditionQuery(parseFilter(filter)));
    return this.#access.write(async () => (await target.deleteOne(query, { session: this.#session })).deletedCount);
  }

  async deleteMany(collection: string, filter: Filter): Promise<number> {
    const target = this.#access.collection(collection);
    const query = asFilter(conditionQuery(parseFilter(filter)));
    return this.#access.write(async () => (await target.deleteMany(query, { session: this.#session })).deletedCount);
  }

  async #change(collection: string, filter: Filter, update: Update, upsert: boolean, sort: Sort | undefined): Promise<Changed | undefined> {
    const target = this.#access.collection(collection);
    const condition = parseFilter(filter);
    checkUpdate(update);
    const order = completeSort(sort);
    const options = { session: this.#session, ...(sort === undefined ? {} : { sort: sortOf(order) }) };
    const found = await this.#access.run(() => target.findOne<Stored>(asFilter(conditionQuery(condition)), options));
    if (found === null) return upsert ? { before: undefined, after: await this.#make(collection, condition, update) } : undefined;
    const before = fromStored(found);
    const after = applyUpdate(structuredClone(before), update);
    await this.#replace(target, { _id: before.id }, toStored(after));
    return { before, after };
  }

  async #make(collection: string, condition: Condition, update: Update): Promise<StoreDocument> {
    const base = applyUpdate<StoreDocument>({ id: "" }, { $set: equalitiesOf(condition) });
    const document = applyUpdate(base, update, true);
    if (document.id === "") document.id = randomUUID();
    await this.insertMany(collection, [document]);
    return document;
  }

  async #replace(target: Collection<Stored>, query: { _id: string; version?: number }, stored: Stored): Promise<number> {
    const { _id, ...replacement } = stored;
    return this.#access.write(async () => (await target.replaceOne(query, replacement, { session: this.#session })).matchedCount);
  }
}
