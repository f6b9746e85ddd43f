import { checkCollection } from "../dialect/check-collection.js";
import { type Access, inSession } from "./access.js";
import type { KnownCollections } from "./known-collections.js";
import { storeError } from "./server-errors.js";
import { fromStored, type Stored } from "./stored-document.js";

const BATCH = 500;

/**
 * Lines of all documents, collections by name and ids in order, at one instant of the server: that of the first read of the snapshot
 * session. A server keeps a snapshot for five minutes unless told otherwise; an export that takes longer fails and leaves nothing half true.
 */
export async function* exportLines(
  access: Access,
  collections: KnownCollections,
  asked: readonly string[] | undefined,
): AsyncGenerator<{ readonly collection: string; readonly line: string }> {
  const wanted = asked === undefined ? undefined : new Set(asked.map(checkCollection));
  try {
    for (const collection of await collections.names()) {
      if (wanted !== undefined && !wanted.has(collection)) continue;
      const name = JSON.stringify(collection);
      const cursor = access.collection(collection).find<Stored>({}, { ...inSession(access), sort: { _id: 1 }, batchSize: BATCH });
      try {
        for await (const stored of cursor) yield { collection, line: `{"collection":${name},"document":${JSON.stringify(fromStored(stored))}}` };
      } finally {
        await cursor.close();
      }
    }
  } catch (error) {
    throw storeError(error);
  } finally {
    await access.session?.endSession();
  }
}
