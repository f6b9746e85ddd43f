import { duplicateKey, snapshotUnavailable, writeConflict } from "../errors.js";
import { compileFilter } from "../query/match.js";
import { type Doc, isDoc, refuseUnknownTypes } from "../values/doc.js";
import { keyText } from "../values/order.js";
import { candidateIds } from "./candidates.js";
import type { Collection } from "./collection.js";
import type { Database } from "./database.js";
import type { IndexDefinition } from "./index-definition.js";
import { PendingKeys } from "./pending-keys.js";

/**
 * One unit of work over the snapshot of an instant, with its own writes on top. A write of a document that another unit has written, or
 * has pending, is a write conflict; so is a unique key that is taken outside the snapshot. Nothing shows outside before `commit`.
 */
export class Unit {
  readonly instant: number;
  readonly pending = new Map<Collection, Map<string, Doc | undefined>>();
  readonly pendingKeys = new PendingKeys();
  private readonly database: Database;

  constructor(database: Database, instant: number) {
    this.database = database;
    this.instant = instant;
  }

  read(collection: Collection, id: string): Doc | undefined {
    const own = this.pending.get(collection);
    return own?.has(id) === true ? own.get(id) : collection.at(id, this.instant);
  }

  /** Documents that match, in the order in which they were made. */
  find(collection: Collection, filter: Doc): Doc[] {
    const matches = compileFilter(filter);
    const found: Doc[] = [];
    const own = this.pending.get(collection);
    for (const id of candidateIds(collection, filter) ?? collection.chains.keys()) {
      if (own?.has(id) === true) continue;
      const document = collection.at(id, this.instant);
      if (document !== undefined && matches(document)) found.push(document);
    }
    for (const document of own?.values() ?? []) if (document !== undefined && matches(document)) found.push(document);
    return found;
  }

  insert(collection: Collection, document: Doc): void {
    const id = keyText(document._id);
    if (this.read(collection, id) !== undefined) throw duplicateKey(collection.name, "_id_", { _id: 1 }, { _id: document._id });
    this.write(collection, id, document);
  }

  /** Writes or (without a document) deletes. */
  write(collection: Collection, id: string, document: Doc | undefined): void {
    if (collection.madeAt > this.instant) throw snapshotUnavailable("Unable to read from a snapshot due to pending collection catalog changes");
    if ((collection.newest(id)?.at ?? 0) > this.instant) throw writeConflict(id);
    for (const other of this.database.others(this)) if (other.pending.get(collection)?.has(id) === true) throw writeConflict(id);
    if (document !== undefined) {
      refuseUnknownTypes(document, "");
      for (const index of collection.indexes.values()) if (index.unique) this.refuseTaken(collection, index, id, document);
      this.pendingKeys.note(collection, id, document);
    }
    const own = this.pending.get(collection);
    if (own === undefined) this.pending.set(collection, new Map([[id, document]]));
    else own.set(id, document);
  }

  private refuseTaken(collection: Collection, index: IndexDefinition, id: string, document: Doc): void {
    for (const key of index.keysOf(document)) {
      const holds = (other: Doc | undefined): boolean => other !== undefined && index.keysOf(other).includes(key);
      const committed = collection.keys.get(index.name)?.get(key) ?? [];
      for (const other of new Set([...committed, ...this.pendingKeys.of(collection, index.name, key)])) {
        if (other === id) continue;
        if (holds(this.read(collection, other))) throw duplicateKey(collection.name, index.name, index.key, keyValue(index, document));
        if (this.pending.get(collection)?.has(other) !== true && holds(collection.newest(other)?.document)) throw writeConflict(`${index.name} ${key}`);
      }
      for (const unit of this.database.others(this)) {
        for (const other of unit.pendingKeys.of(collection, index.name, key)) {
          if (other !== id && holds(unit.read(collection, other))) throw writeConflict(`${index.name} ${key}`);
        }
      }
    }
  }
}

function keyValue(index: IndexDefinition, document: Doc): Doc {
  const value = (path: string): unknown => path.split(".").reduce<unknown>((at, part) => (isDoc(at) ? at[part] : undefined), document) ?? null;
  return Object.fromEntries(Object.keys(index.key).map((path) => [path, value(path)]));
}
