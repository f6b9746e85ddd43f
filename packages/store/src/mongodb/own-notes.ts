import type { IndexSpec } from "@zhili/contracts";
import type { Collection, Db } from "mongodb";

/** What the store notes for itself, in the collection `_zhili`. */
interface Note {
  readonly _id: string;
  readonly number?: number;
  readonly collection?: string;
  readonly name?: string;
  readonly servedBy?: string;
  readonly spec?: string;
}

/** A declared index. Where the server has the same index under another name already, `servedBy` is that name. */
export interface NotedIndex {
  readonly spec: IndexSpec;
  readonly servedBy: string;
}

/** Declarations of indexes, which the server cannot give back as they were made, and the number of the format. */
export class OwnNotes {
  readonly #notes: Collection<Note>;

  constructor(database: Db) {
    this.#notes = database.collection<Note>("_zhili");
  }

  async format(): Promise<number> {
    return (await this.#notes.findOne({ _id: "format" }))?.number ?? 0;
  }

  async setFormat(number: number): Promise<void> {
    await this.#put({ _id: "format", number });
  }

  async indexes(collection: string): Promise<NotedIndex[]> {
    const found = await this.#notes.find({ collection }, { sort: { _id: 1 } }).toArray();
    return found.flatMap(({ spec, servedBy }) => (spec === undefined || servedBy === undefined ? [] : [{ spec: JSON.parse(spec) as IndexSpec, servedBy }]));
  }

  async noteIndex(collection: string, { spec, servedBy }: NotedIndex): Promise<void> {
    await this.#put({ _id: indexId(collection, spec.name), collection, name: spec.name, servedBy, spec: JSON.stringify(spec) });
  }

  async forgetIndex(collection: string, name: string): Promise<void> {
    await this.#notes.deleteOne({ _id: indexId(collection, name) });
  }

  async #put({ _id, ...note }: Note): Promise<void> {
    await this.#notes.replaceOne({ _id }, note, { upsert: true });
  }
}

function indexId(collection: string, name: string): string {
  return `index:${collection}:${name}`;
}
