import type { StoreReader, StoreTransaction } from "@zhili/contracts";
import { ReadWrites } from "../errors.js";

/** The reader with the face of a transaction: reads go through, a write is refused with UNIT_READ_ONLY before it reaches the store. */
export function readOnly(reader: StoreReader): StoreTransaction {
  const refuse = (verb: string) => async (collection: string) => {
    throw ReadWrites({ facts: { verb, collection } });
  };
  return {
    get: (collection, id) => reader.get(collection, id),
    getMany: (collection, ids) => reader.getMany(collection, ids),
    findOne: (collection, filter, options) => reader.findOne(collection, filter, options),
    find: (collection, filter, options) => reader.find(collection, filter, options),
    count: (collection, filter) => reader.count(collection, filter),
    distinct: (collection, path, filter) => reader.distinct(collection, path, filter),
    group: (collection, spec) => reader.group(collection, spec),
    insertOne: refuse("insert"),
    insertMany: refuse("insert"),
    updateOne: refuse("update"),
    updateMany: refuse("update"),
    findOneAndUpdate: refuse("update"),
    replaceIfVersion: refuse("replace"),
    deleteOne: refuse("delete"),
    deleteMany: refuse("delete"),
  };
}
