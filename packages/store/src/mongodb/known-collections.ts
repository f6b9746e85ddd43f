import type { Collection, Db } from "mongodb";
import { MongoServerError } from "mongodb";
import { checkCollection } from "../dialect/check-collection.js";
import type { Stored } from "./stored-document.js";

const NAMESPACE_EXISTS = 48;

/** Collections of the database, and which of them are known to be there. The store's own begin with `_`, which no name of the port does. */
export class KnownCollections {
  readonly #database: Db;
  readonly #made = new Set<string>();

  constructor(database: Db) {
    this.#database = database;
  }

  /** Throws STORE_BAD_COLLECTION. */
  open(name: string): Collection<Stored> {
    return this.#database.collection<Stored>(checkCollection(name));
  }

  /** Makes a collection that is not there; two processes may do so at once. */
  async make(name: string): Promise<void> {
    if (this.#made.has(checkCollection(name))) return;
    try {
      await this.#database.createCollection(name);
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== NAMESPACE_EXISTS) throw error;
    }
    this.#made.add(name);
  }

  /** Names in order. */
  async names(): Promise<string[]> {
    const found = await this.#database.listCollections({}, { nameOnly: true }).toArray();
    const names = found.map(({ name }) => name).filter((name) => !name.startsWith("_") && !name.startsWith("system."));
    for (const name of names) this.#made.add(name);
    return names.sort();
  }
}
