import type { Doc } from "../values/doc.js";
import type { Collection } from "./collection.js";

/** Unique keys that the pending writes of one unit take, so that a check need not look at every write. */
export class PendingKeys {
  private readonly holders = new Map<string, Set<string>>();

  note(collection: Collection, id: string, document: Doc): void {
    for (const index of collection.indexes.values()) {
      if (!index.unique) continue;
      for (const key of index.keysOf(document)) {
        const place = `${collection.name}\u0000${index.name}\u0000${key}`;
        const ids = this.holders.get(place);
        if (ids === undefined) this.holders.set(place, new Set([id]));
        else ids.add(id);
      }
    }
  }

  /** Ids that took the key at some time in the unit; they may have let it go again. */
  of(collection: Collection, index: string, key: string): ReadonlySet<string> {
    return this.holders.get(`${collection.name}\u0000${index}\u0000${key}`) ?? NONE;
  }
}

const NONE: ReadonlySet<string> = new Set();
