import type { IndexSpec, Json, StoreHealth, StoreTransaction } from "@zhili/contracts";
import { type ClientSession, type Collection, type Db, type MongoClient, ReadConcern, WriteConcern } from "mongodb";
import { checkCollection } from "../dialect/check-collection.js";
import type { Access } from "./access.js";
import { exportLines } from "./export-lines.js";
import { IndexKeeper } from "./index-keeper.js";
import { KnownCollections } from "./known-collections.js";
import { MongodbReads } from "./mongodb-reads.js";
import { OwnNotes } from "./own-notes.js";
import { retryUnavailableSnapshot } from "./retry-snapshot.js";
import { runFormats } from "./run-formats.js";
import { runUnit, type UnitPlace } from "./run-unit.js";
import { storeError } from "./server-errors.js";
import type { Stored } from "./stored-document.js";
import { UnitAccess } from "./unit-access.js";
import { WriteTurns } from "./write-turns.js";

/** Everything that is held while a MongoDB store is open. Counts what is under way, so that closing can wait for it. */
export class OpenMongodb {
  readonly collections: KnownCollections;
  readonly keeper: IndexKeeper;
  readonly reads: MongodbReads;
  /** Reads outside units: each command sees one instant, and only what a majority holds. */
  readonly access: Access;
  readonly #client: MongoClient;
  readonly #database: Db;
  readonly #notes: OwnNotes;
  readonly #units: UnitPlace;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(client: MongoClient, databaseName: string, unitTimeoutMs: number) {
    this.#client = client;
    this.#database = client.db(databaseName, { readConcern: new ReadConcern("majority"), writeConcern: new WriteConcern("majority", undefined, true) });
    this.collections = new KnownCollections(this.#database);
    this.#units = {
      client,
      turns: new WriteTurns(),
      timeoutMs: unitTimeoutMs,
      accessOf: (session, mayWrite) =>
        new UnitAccess(
          session,
          (name) => this.collections.open(name),
          (name) => this.collections.make(name),
          mayWrite,
        ),
    };
    this.#notes = new OwnNotes(this.#database);
    this.keeper = new IndexKeeper(this.collections, this.#notes);
    this.access = this.#snapshotAccess(undefined);
    this.reads = new MongodbReads(this.access);
  }

  migrate(): Promise<string[]> {
    return this.track(runFormats(this.#database, this.#notes));
  }

  unit<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    return this.track(runUnit(this.#units, work));
  }

  /** Waited for by close; failures come out in the words of the store. */
  track<T>(work: Promise<T>): Promise<T> {
    const told = work.catch((error: unknown) => {
      throw storeError(error);
    });
    this.#underWay.add(told);
    const settled = () => this.#underWay.delete(told);
    told.then(settled, settled);
    return told;
  }

  lines(collections: readonly string[] | undefined): AsyncGenerator<{ readonly collection: string; readonly line: string }> {
    return exportLines(this.#snapshotAccess(this.#client.startSession({ snapshot: true })), this.collections, collections);
  }

  /** Has its own read concern, because the driver writes the instant of a snapshot session into the read concern that it is given. */
  #snapshotAccess(session: ClientSession | undefined): Access {
    const database = this.#client.db(this.#database.databaseName, { readConcern: new ReadConcern("snapshot") });
    return {
      session,
      collection: (name): Collection<Stored> => database.collection<Stored>(checkCollection(name)),
      run: (operation) => this.track(retryUnavailableSnapshot(operation)),
    };
  }

  async declaredIndexes(): Promise<Record<string, readonly IndexSpec[]>> {
    const declared: Record<string, readonly IndexSpec[]> = {};
    for (const name of await this.collections.names()) declared[name] = await this.keeper.list(name);
    return declared;
  }

  async health(): Promise<StoreHealth> {
    try {
      const hello = await this.#database.admin().command({ hello: 1 });
      const members = (Array.isArray(hello.hosts) ? (hello.hosts as Json[]) : []).join(", ");
      return { ok: true, adapter: "mongodb", detail: `replica set ${String(hello.setName)} (${members}), database ${this.#database.databaseName}` };
    } catch (error) {
      const told = storeError(error);
      return { ok: false, adapter: "mongodb", detail: told instanceof Error ? told.message : "unknown" };
    }
  }

  /** Waits for work under way, then closes every connection. */
  async close(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
    await this.#client.close();
  }
}
