import type { StoreDocument, StoreReader, StoreTransaction } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { UpgradeUnreadable } from "./errors.js";
import { MOVES } from "./upgrade.js";

const RECORDS = "record:";

type Who = Pick<Platform, "moving" | "store">;

/**
 * Reads records as the configuration of the request knows them while an upgrade moves them: one by one as they were, from the journal.
 * Where moved and unmoved ones would be mixed (lists, counts, sums), while a rollback leads them back, and under a configuration that data has left
 * behind, it refuses with UPGRADE_UNREADABLE.
 */
export function steadyReader(platform: Who, reader: StoreReader, revision: string): StoreReader {
  const whole = async <T>(collection: string, read: Promise<T>): Promise<T> => {
    const found = await read;
    if (collection.startsWith(RECORDS) && (await standing(collection)) !== "still") throw UpgradeUnreadable();
    return found;
  };
  const standing = (collection: string) => platform.moving.standing(platform, reader, collection.slice(RECORDS.length), revision);
  const get = async (collection: string, id: string): Promise<StoreDocument | undefined> => {
    const found = await reader.get(collection, id);
    if (!collection.startsWith(RECORDS)) return found;
    const now = await standing(collection);
    if (now === "still") return found;
    if (now === "left") throw UpgradeUnreadable();
    return found !== undefined && found.moved !== now.upgrade ? found : asItWas(reader, now.upgrade, collection, id);
  };
  return {
    get,
    getMany: async (collection, ids) => {
      if (!collection.startsWith(RECORDS) || (await standing(collection)) === "still") return whole(collection, reader.getMany(collection, ids));
      const found = await Promise.all([...new Set(ids)].map((id) => get(collection, id)));
      return found.filter((one) => one !== undefined);
    },
    findOne: (collection, filter, options) => whole(collection, reader.findOne(collection, filter, options)),
    find: (collection, filter, options) => whole(collection, reader.find(collection, filter, options)),
    count: (collection, filter) => whole(collection, reader.count(collection, filter)),
    distinct: (collection, path, filter) => whole(collection, reader.distinct(collection, path, filter)),
    group: (collection, spec) => whole(collection, reader.group(collection, spec)),
  };
}

/** The same for a transaction; what it writes goes through. */
export function steadyTransaction(platform: Who, tx: StoreTransaction, revision: string): StoreTransaction {
  return {
    ...steadyReader(platform, tx, revision),
    insertOne: (collection, document) => tx.insertOne(collection, document),
    insertMany: (collection, documents) => tx.insertMany(collection, documents),
    updateOne: (collection, filter, update, options) => tx.updateOne(collection, filter, update, options),
    updateMany: (collection, filter, update) => tx.updateMany(collection, filter, update),
    findOneAndUpdate: (collection, filter, update, options) => tx.findOneAndUpdate(collection, filter, update, options),
    replaceIfVersion: (collection, document, version) => tx.replaceIfVersion(collection, document, version),
    deleteOne: (collection, filter) => tx.deleteOne(collection, filter),
    deleteMany: (collection, filter) => tx.deleteMany(collection, filter),
  };
}

/** The stored document before its move. */
async function asItWas(reader: StoreReader, upgrade: string, collection: string, id: string): Promise<StoreDocument | undefined> {
  const line = await reader.findOne(MOVES, { upgrade, record: id });
  if (line === undefined) return reader.get(collection, id);
  const before = line.before as StoreDocument | undefined;
  return before !== undefined && collection === `${RECORDS}${String(before.type)}` ? before : undefined;
}
