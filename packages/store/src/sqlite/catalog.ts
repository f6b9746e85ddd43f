import type { IndexSpec } from "@zhili/contracts";
import { checkCollection } from "../dialect/check-collection.js";
import { CollectionInfo, type NumberedIndex } from "./collection-info.js";
import type { Connection } from "./connection.js";
import { duplicateKey, UniqueFailure } from "./store-error.js";

/** Collections and indexes by name, as the database has them. */
export class Catalog {
  readonly #collections = new Map<string, CollectionInfo>();

  /** Reads all of it anew. */
  load(connection: Connection): void {
    this.#collections.clear();
    for (const row of connection.all("SELECT number, name FROM collections")) {
      const info = new CollectionInfo(String(row.name), Number(row.number), true);
      this.#collections.set(info.name, info);
      this.loadIndexes(connection, info);
    }
  }

  /** Reads the indexes of one collection anew. */
  loadIndexes(connection: Connection, info: CollectionInfo): void {
    const rows = connection.all("SELECT number, spec FROM indexes WHERE collection = ? ORDER BY number", [Number(info.table.slice(1))]);
    info.setIndexes(rows.map((row): NumberedIndex => ({ number: Number(row.number), spec: JSON.parse(String(row.spec)) as IndexSpec })));
  }

  /** A collection that readers can see; undefined when there is none. Throws STORE_BAD_COLLECTION. */
  committed(name: string): CollectionInfo | undefined {
    const info = this.#collections.get(name) ?? this.#collections.get(checkCollection(name));
    return info?.committed === true ? info : undefined;
  }

  /** A collection that the writer can see. Throws STORE_BAD_COLLECTION. */
  written(name: string): CollectionInfo | undefined {
    return this.#collections.get(name) ?? this.#collections.get(checkCollection(name));
  }

  /** Makes the table of a new collection in the writer's open transaction. */
  create(connection: Connection, name: string): CollectionInfo {
    const row = connection.get("INSERT INTO collections (name) VALUES (?) RETURNING number", [checkCollection(name)]);
    const info = new CollectionInfo(name, Number(row?.number), false);
    connection.exec(`CREATE TABLE ${info.table} (n INTEGER PRIMARY KEY, id NOT NULL UNIQUE, doc BLOB NOT NULL)`);
    this.#collections.set(name, info);
    return info;
  }

  /** Forgets collections whose making was rolled back. */
  forget(made: readonly CollectionInfo[]): void {
    for (const info of made) this.#collections.delete(info.name);
  }

  names(): string[] {
    return this.all().map((info) => info.name);
  }

  /** Every collection that readers can see. */
  all(): CollectionInfo[] {
    return [...this.#collections.values()].filter((info) => info.committed);
  }

  /** Names the index of a uniqueness failure; other errors pass through. */
  explain(error: unknown, info: CollectionInfo): unknown {
    if (!(error instanceof UniqueFailure)) return error;
    const number = Number(error.owner.slice(1));
    const index = error.owner.startsWith("c") ? "id" : info.indexes.find((one) => one.number === number)?.spec.name;
    return duplicateKey(info.name, index ?? error.owner, error);
  }
}
